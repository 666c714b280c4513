package se.intyga.app.wiring;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import se.intyga.app.datafolder.KeyStores;

/// TLS contexts by whom they believe and what they show.
final class Believing {
    private Believing() {}

    /// Believes the platform's authorities and one more; shows nothing.
    static SSLContext platformAnd(X509Certificate authority) {
        try {
            TrustManagerFactory platform = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            platform.init((KeyStore) null);
            List<X509Certificate> believed = new ArrayList<>(List.of(authority));
            for (var manager : platform.getTrustManagers()) {
                if (manager instanceof X509TrustManager x509) believed.addAll(Arrays.asList(x509.getAcceptedIssuers()));
            }
            return context(null, believed);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the platform has no TLS", broken);
        }
    }

    /// Believes one authority and no other; shows the key of a store.
    static SSLContext only(X509Certificate authority, KeyStore own, String password) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, password.toCharArray());
            return context(keys.getKeyManagers(), List.of(authority));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the platform has no TLS", broken);
        }
    }

    private static SSLContext context(KeyManager @Nullable [] own, List<X509Certificate> believed)
            throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(KeyStores.trusting(believed));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own, trust.getTrustManagers(), null);
        return context;
    }
}
