package se.intyga.app.datafolder;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate authority of the house's own: its key in the key folder, its certificate in a PEM file that others are
/// given. For the embedded default; in production certificates come from elsewhere.
public final class CertificateAuthority {
    private static final Duration AUTHORITY_LIFETIME = Duration.ofDays(3650);
    private static final Duration LEAF_LIFETIME = Duration.ofDays(397);
    private static final Duration RENEWAL = Duration.ofDays(30);

    private final ECKey key;
    private final X509Certificate certificate;
    private final SecureRandom random;
    private final Clock clock;

    private CertificateAuthority(ECKey key, X509Certificate certificate, SecureRandom random, Clock clock) {
        this.key = key;
        this.certificate = certificate;
        this.random = random;
        this.clock = clock;
    }

    /// Opens the authority, and makes it at first start.
    ///
    /// @param commonName of its certificate, such as "Intyga TLS"
    public static CertificateAuthority open(
            KeyFolder keys, String keyName, Path pem, String commonName, SecureRandom random, Clock clock) {
        ECKey key = keys.ecKey(keyName);
        if (!Files.exists(pem)) {
            Instant now = clock.instant();
            X500Name name = new X500Name("CN=" + commonName + ",O=Intyga (demo),C=SE");
            X509v3CertificateBuilder builder =
                    builder(name, name, publicKey(key), serial(random), now, now.plus(AUTHORITY_LIFETIME));
            try {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
                builder.addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(publicKey(key)));
            } catch (CertIOException | GeneralSecurityException broken) {
                throw new IllegalStateException(broken);
            }
            Pem.write(pem, List.of(sign(builder, privateKey(key))));
        }
        X509Certificate certificate = Pem.read(pem).getFirst();
        if (!certificate.getPublicKey().equals(publicKey(key))) {
            throw new IllegalStateException("the certificate " + pem + " is not of the key " + keyName);
        }
        return new CertificateAuthority(key, certificate, random, clock);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /// What a certificate from here is for.
    public enum Use {
        TLS_SERVER,
        TLS_CLIENT,
        /// Signing credentials, status lists or request objects.
        SIGNING
    }

    /// The certificate in a file, or a new one there when it is not there, is for other names or another key, ends soon
    /// or is not from this authority.
    ///
    /// @param names DNS names, IP addresses and `https:` addresses for the subject alternative name
    public X509Certificate leaf(Path pem, ECKey subjectKey, String subject, List<String> names, Use use) {
        if (Files.exists(pem)) {
            X509Certificate kept = Pem.read(pem).getFirst();
            if (holds(kept, subjectKey, names)) return kept;
        }
        X509Certificate made = issue(subjectKey, subject, names, use);
        Pem.write(pem, List.of(made));
        return made;
    }

    private boolean holds(X509Certificate kept, ECKey subjectKey, List<String> names) {
        try {
            kept.verify(certificate.getPublicKey());
            List<String> held = kept.getSubjectAlternativeNames() == null
                    ? List.of()
                    : kept.getSubjectAlternativeNames().stream()
                            .map(entry -> String.valueOf(entry.get(1)))
                            .toList();
            return kept.getPublicKey().equals(publicKey(subjectKey))
                    && held.containsAll(names)
                    && kept.getNotAfter().toInstant().isAfter(clock.instant().plus(RENEWAL));
        } catch (GeneralSecurityException foreign) {
            return false;
        }
    }

    private X509Certificate issue(ECKey subjectKey, String subject, List<String> names, Use use) {
        Instant now = clock.instant();
        X509v3CertificateBuilder builder = builder(
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()),
                new X500Name(subject),
                publicKey(subjectKey),
                serial(random),
                now,
                now.plus(LEAF_LIFETIME));
        try {
            JcaX509ExtensionUtils utilities = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, utilities.createAuthorityKeyIdentifier(certificate));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, utilities.createSubjectKeyIdentifier(publicKey(subjectKey)));
            if (!names.isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(names.stream()
                                .map(CertificateAuthority::generalName)
                                .toArray(GeneralName[]::new)));
            }
            switch (use) {
                case TLS_SERVER ->
                    builder.addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
                case TLS_CLIENT ->
                    builder.addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
                case SIGNING -> {}
            }
        } catch (CertIOException | GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
        return sign(builder, privateKey(key));
    }

    private static GeneralName generalName(String name) {
        if (name.startsWith("https://")) return new GeneralName(GeneralName.uniformResourceIdentifier, name);
        boolean address = name.matches("[0-9.]+") || name.contains(":");
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, PublicKey key, BigInteger serial, Instant from, Instant to) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                serial,
                Date.from(from.minus(5, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS)),
                Date.from(to.truncatedTo(ChronoUnit.SECONDS)),
                subject,
                key);
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
        } catch (OperatorCreationException | GeneralSecurityException broken) {
            throw new IllegalStateException("no certificate can be signed", broken);
        }
    }

    private static BigInteger serial(SecureRandom random) {
        return new BigInteger(127, random).setBit(126);
    }

    static PublicKey publicKey(ECKey key) {
        try {
            return key.toECPublicKey();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static PrivateKey privateKey(ECKey key) {
        try {
            return key.toECPrivateKey();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
