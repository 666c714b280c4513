package se.intyga.app.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.Optional;
import se.intyga.app.settings.Catalogue;
import se.intyga.app.settings.Settings;
import se.intyga.openapi.BaseUrl;
import se.intyga.verifier.VerifierConfig;

/// The relying parties' door.
@Factory
final class VerifierWiring {
    @Singleton
    VerifierConfig verifier(Settings settings, BaseUrl base) {
        VerifierConfig standard = VerifierConfig.standard();
        return new VerifierConfig(
                settings.get(Catalogue.TRANSACTION_LIFETIME),
                settings.get(Catalogue.RESULT_LIFETIME),
                standard.clockTolerance(),
                standard.keyBindingAge(),
                standard.statusListAge(),
                Math.min(standard.maximumResponseBytes(), settings.get(Catalogue.MAX_REQUEST_SIZE)),
                settings.get(Catalogue.WALLET_SCHEME),
                Optional.of(base.resolve("/holder/receipts")));
    }
}
