package se.intyga.issuer;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import se.intyga.formats.keys.SoftwareSigningKey;

/// Keys and certificates for tests.
public final class TestTls {
    private TestTls() {}

    /// A server and a client context that trust one fresh certificate for `localhost`.
    public static SSLContext localhost() {
        try {
            KeyPair pair = pair();
            X509Certificate certificate = certificate(pair, pair.getPrivate(), "CN=localhost", "CN=localhost");
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry("key", pair.getPrivate(), new char[0], new X509Certificate[] {certificate});
            KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
            own.init(keys, new char[0]);
            TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
            KeyStore anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, null);
            anchors.setCertificateEntry("anchor", certificate);
            trusted.init(anchors);
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManager[] trustManagers = trusted.getTrustManagers();
            context.init(own.getKeyManagers(), trustManagers, null);
            return context;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// An agency's key with a leaf that is not self-signed.
    public static SoftwareSigningKey agencyKey() {
        try {
            KeyPair authority = pair();
            KeyPair pair = pair();
            return SoftwareSigningKey.of(
                    pair, List.of(certificate(pair, authority.getPrivate(), "CN=Test CA", "CN=Agency")));
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static KeyPair pair() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(KeyPair pair, PrivateKey signer, String issuer, String subject)
            throws Exception {
        Instant now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                new X500Name(issuer),
                BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(Duration.ofDays(1))),
                new X500Name(subject),
                pair.getPublic());
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
    }
}
