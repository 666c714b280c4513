package se.intyga.verifier;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import se.intyga.formats.keys.SoftwareSigningKey;

/// Signing keys with a certificate of an authority that is not in the chain.
public final class TestKeys {
    private TestKeys() {}

    public static SoftwareSigningKey certified(String name) {
        try {
            KeyPair authority = pair();
            KeyPair leaf = pair();
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    new X500Name("CN=Authority"),
                                    BigInteger.ONE,
                                    Date.from(Instant.parse("2026-01-01T00:00:00Z")),
                                    Date.from(Instant.parse("2030-01-01T00:00:00Z")),
                                    new X500Name("CN=" + name),
                                    leaf.getPublic())
                            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(authority.getPrivate())));
            return SoftwareSigningKey.of(leaf, List.of(certificate));
        } catch (GeneralSecurityException | OperatorCreationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
