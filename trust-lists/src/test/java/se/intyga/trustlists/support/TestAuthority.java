package se.intyga.trustlists.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate authority made in the test, and what it issues.
public record TestAuthority(KeyPair keys, X509Certificate certificate) {
    public static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    public static final Instant TO = Instant.parse("2036-01-01T00:00:00Z");
    private static final AtomicLong SERIAL = new AtomicLong(1000);

    /// A certificate and its key.
    public record Issued(KeyPair keys, X509Certificate certificate) {}

    /// What is to be issued; each wither changes one thing.
    public record Order(
            String name,
            KeyPair keys,
            Instant from,
            Instant to,
            boolean authority,
            Optional<Integer> usage,
            String alg) {
        public static Order leaf(String name) {
            return new Order(
                    name, ec("secp256r1"), FROM, TO, false, Optional.of(KeyUsage.digitalSignature), "SHA256withECDSA");
        }

        public Order with(KeyPair other) {
            return new Order(name, other, from, to, authority, usage, alg);
        }

        public Order valid(Instant since, Instant until) {
            return new Order(name, keys, since, until, authority, usage, alg);
        }

        public Order asAuthority() {
            return new Order(name, keys, from, to, true, Optional.of(KeyUsage.keyCertSign | KeyUsage.cRLSign), alg);
        }

        public Order usage(Optional<Integer> other) {
            return new Order(name, keys, from, to, authority, other, alg);
        }

        public Order signedWith(String other) {
            return new Order(name, keys, from, to, authority, usage, other);
        }
    }

    public static TestAuthority root(String name) {
        return root(name, FROM, TO);
    }

    public static TestAuthority root(String name, Instant from, Instant to) {
        Order order = Order.leaf(name).asAuthority().valid(from, to);
        return new TestAuthority(order.keys(), sign(order, order.keys(), principal(name)));
    }

    public Issued issue(Order order) {
        return new Issued(order.keys(), sign(order, keys, certificate.getSubjectX500Principal()));
    }

    public TestAuthority intermediate(String name) {
        Issued issued = issue(Order.leaf(name).asAuthority());
        return new TestAuthority(issued.keys(), issued.certificate());
    }

    /// A leaf that signs itself.
    public static Issued selfSigned(String name) {
        Order order = Order.leaf(name);
        return new Issued(order.keys(), sign(order, order.keys(), principal(name)));
    }

    public static KeyPair ec(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void writePem(Path file, X509Certificate... certificates) {
        try {
            Files.createDirectories(file.getParent() == null ? Path.of(".") : file.getParent());
            var pem = new StringBuilder();
            for (X509Certificate certificate : certificates) {
                pem.append("-----BEGIN CERTIFICATE-----\n")
                        .append(Base64.getMimeEncoder().encodeToString(certificate.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            }
            Files.writeString(file, pem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X500Principal principal(String name) {
        return new X500Principal("CN=" + name);
    }

    private static X509Certificate sign(Order order, KeyPair issuerKeys, X500Principal issuer) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(SERIAL.incrementAndGet()),
                    Date.from(order.from()),
                    Date.from(order.to()),
                    principal(order.name()),
                    order.keys().getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(order.authority()));
            if (order.usage().isPresent()) {
                builder.addExtension(
                        Extension.keyUsage, true, new KeyUsage(order.usage().get()));
            }
            if (!order.authority()) {
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                    new GeneralName(GeneralName.dNSName, order.name()),
                    new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                }));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder(order.alg()).build(issuerKeys.getPrivate())));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// So long after the certificates begin that they all hold.
    public static Instant now() {
        return FROM.plus(Duration.ofDays(100));
    }
}
