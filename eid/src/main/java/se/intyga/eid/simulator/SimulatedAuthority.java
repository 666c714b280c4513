package se.intyga.eid.simulator;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/// The test authority behind simulated signatures. It certifies test persons for a day and says of each that the
/// certificate is good.
final class SimulatedAuthority {
    private final KeyPair keys;
    private final X509Certificate certificate;
    private final Clock clock;
    private final SecureRandom random;

    private SimulatedAuthority(KeyPair keys, X509Certificate certificate, Clock clock, SecureRandom random) {
        this.keys = keys;
        this.certificate = certificate;
        this.clock = clock;
        this.random = random;
    }

    static SimulatedAuthority create(Clock clock, SecureRandom random, Duration lifetime) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair keys = generator.generateKeyPair();
            X500Name name = new X500Name("C=SE,O=Intyga,CN=Simulated BankID test authority");
            Date from = Date.from(clock.instant().minusSeconds(60));
            X509CertificateHolder holder = new JcaX509v3CertificateBuilder(
                            name,
                            new BigInteger(120, random),
                            from,
                            Date.from(clock.instant().plus(lifetime)),
                            name,
                            keys.getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
            return new SimulatedAuthority(
                    keys, new JcaX509CertificateConverter().getCertificate(holder), clock, random);
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("the simulated BankID cannot make its test authority", e);
        }
    }

    X509Certificate certificate() {
        return certificate;
    }

    X509Certificate certify(PublicKey key, TestPerson person) throws GeneralSecurityException, IOException {
        X500Name subject = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "SE")
                .addRDN(BCStyle.SURNAME, person.surname())
                .addRDN(BCStyle.GIVENNAME, person.givenName())
                .addRDN(BCStyle.SERIALNUMBER, person.number().digits())
                .addRDN(BCStyle.CN, person.name())
                .build();
        X509CertificateHolder issuer = new JcaX509CertificateHolder(certificate);
        try {
            X509CertificateHolder holder = new JcaX509v3CertificateBuilder(
                            issuer.getSubject(),
                            new BigInteger(120, random),
                            Date.from(clock.instant().minusSeconds(60)),
                            Date.from(clock.instant().plus(Duration.ofDays(1))),
                            subject,
                            key)
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
            return new JcaX509CertificateConverter().getCertificate(holder);
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    byte[] ocspAnswer(X509Certificate about) throws GeneralSecurityException, IOException {
        try {
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            var sha1 = digests.get(CertificateID.HASH_SHA1);
            CertificateID id =
                    new CertificateID(sha1, new JcaX509CertificateHolder(certificate), about.getSerialNumber());
            Date now = Date.from(clock.instant());
            var basic = new BasicOCSPRespBuilder(new RespID(
                            SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()), sha1))
                    .addResponse(id, CertificateStatus.GOOD)
                    .build(
                            new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()),
                            new X509CertificateHolder[] {new JcaX509CertificateHolder(certificate)},
                            now);
            return new OCSPRespBuilder()
                    .build(OCSPRespBuilder.SUCCESSFUL, basic)
                    .getEncoded();
        } catch (OperatorCreationException | OCSPException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
