package se.intyga.formats.keys;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Security;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which implementation signs and checks signatures in this process: Amazon's where it loads on this machine and passes
/// its own tests, else Bouncy Castle, both several times faster than the JDK's (Ed25519: sixteen times and more). The
/// JDK's remains behind them, and alone where nobody installs these.
public final class SignatureProviders {
    private static final Logger LOG = LoggerFactory.getLogger(SignatureProviders.class);

    private SignatureProviders() {}

    /// Once for a process, before the first signature; again it changes nothing.
    public static synchronized void install() {
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
