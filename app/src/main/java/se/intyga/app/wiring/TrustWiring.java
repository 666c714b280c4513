package se.intyga.app.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import se.intyga.app.datafolder.DataFolder;
import se.intyga.app.datafolder.ServerCertificate;
import se.intyga.app.settings.Catalogue;
import se.intyga.app.settings.Settings;
import se.intyga.openapi.BaseUrl;
import se.intyga.trustlists.config.TrustListsConfig;

/// Whom the house believes: trust anchors, and the servers it fetches from.
@Factory
final class TrustWiring {
    @Singleton
    TrustListsConfig trustLists(Settings settings, DataFolder folder, BaseUrl base, ServerCertificate certificate) {
        Set<String> allowed = new HashSet<>();
        settings.get(Catalogue.FETCH_ALLOWED_HOSTS).forEach(host -> allowed.add(host.toLowerCase(Locale.ROOT)));
        URI own = base.uri();
        allowed.add(own.getHost().toLowerCase(Locale.ROOT) + ":" + (own.getPort() < 0 ? 443 : own.getPort()));
        return TrustListsConfig.withDefaults(
                settings.get(Catalogue.TRUST_FOLDER).orElse(folder.trust()),
                allowed,
                Believing.platformAnd(certificate.authority()));
    }
}
