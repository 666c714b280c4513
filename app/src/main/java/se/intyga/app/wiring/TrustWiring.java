package se.intyga.app.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import se.intyga.app.datafolder.DataFolder;
import se.intyga.app.datafolder.KeyStores;
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
                settings.get(Catalogue.TRUST_FOLDER).orElse(folder.trust()), allowed, believing(certificate.authority()));
    }

    /// The platform's authorities and our own.
    private static SSLContext believing(X509Certificate ours) {
        try {
            TrustManagerFactory platform = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            platform.init((KeyStore) null);
            List<X509Certificate> believed = new ArrayList<>(List.of(ours));
            for (var manager : platform.getTrustManagers()) {
                if (manager instanceof X509TrustManager x509) believed.addAll(Arrays.asList(x509.getAcceptedIssuers()));
            }
            TrustManagerFactory both = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            both.init(KeyStores.trusting(believed));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, both.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the platform has no TLS", broken);
        }
    }
}
