package se.intyga.app.foreign;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import se.intyga.app.journeys.HouseUnderTest;

/// A certificate authority elsewhere, that our house does not know until an operator drops its PEM file in.
record ForeignAuthority(KeyPair key, X509Certificate anchor) {
    private static final String NAME = "CN=Foreign CA";

    static ForeignAuthority make() throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPair key = keyPair();
        return new ForeignAuthority(key, certificate(NAME, key, key, true));
    }

    static KeyPair keyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    X509Certificate certify(String subject, KeyPair subjectKey)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        return certificate(subject, subjectKey, key, false);
    }

    /// Trusted for one type of credential until closed.
    Anchored anchoredFor(HouseUnderTest house, String name, String vct) throws IOException {
        Path pem = house.dataFolder().resolve("trust/credential-issuers/" + name + ".pem");
        Path types = pem.resolveSibling(name + ".types");
        Files.writeString(types, vct + "\n");
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(anchor);
        }
        Files.writeString(pem, text.toString());
        return new Anchored(pem, types);
    }

    record Anchored(Path pem, Path types) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.delete(pem);
            Files.delete(types);
        }
    }

    private static X509Certificate certificate(String subject, KeyPair own, KeyPair signer, boolean authority)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        Instant now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                new X500Name(NAME),
                BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minusSeconds(60)),
                Date.from(now.plus(2, ChronoUnit.DAYS)),
                new X500Name(subject),
                own.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        builder.addExtension(
                Extension.keyUsage, true, new KeyUsage(authority ? KeyUsage.keyCertSign : KeyUsage.digitalSignature));
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
    }
}
