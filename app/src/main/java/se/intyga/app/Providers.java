package se.intyga.app;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Security;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which implementation signs: Amazon's where it loads on this machine and passes its own tests, else Bouncy Castle,
/// both several times faster than the JDK's. The JDK's remains behind them.
final class Providers {
    private static final Logger LOG = LoggerFactory.getLogger(Providers.class);

    private Providers() {}

    static synchronized void install() {
        if (Security.getProvider(BouncyCastleProvider.PROVIDER_NAME) != null) return;
        Security.addProvider(new BouncyCastleProvider());
        try {
            AmazonCorrettoCryptoProvider.INSTANCE.assertHealthy();
            Security.insertProviderAt(AmazonCorrettoCryptoProvider.INSTANCE, 1);
            LOG.info("signatures by {}", AmazonCorrettoCryptoProvider.INSTANCE.getInfo());
        } catch (RuntimeException | LinkageError notHere) {
            Security.removeProvider(BouncyCastleProvider.PROVIDER_NAME);
            Security.insertProviderAt(new BouncyCastleProvider(), 2);
            LOG.info("signatures by Bouncy Castle: the faster provider does not load on this machine");
        }
    }
}
