package se.intyga.app.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import se.intyga.app.settings.Catalogue;
import se.intyga.app.settings.Settings;
import se.intyga.consent.ledger.Party;
import se.intyga.holder.HolderConfig;
import se.intyga.openapi.BaseUrl;

/// The person's own door.
@Factory
final class HolderWiring {
    @Singleton
    HolderConfig holder(Settings settings, BaseUrl base) {
        return HolderConfig.of(base, Party.of("holder-door", settings.get(Catalogue.OPERATOR)));
    }
}
