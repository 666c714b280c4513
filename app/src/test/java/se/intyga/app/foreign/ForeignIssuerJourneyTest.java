package se.intyga.app.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import se.intyga.app.journeys.HouseUnderTest;
import se.intyga.bench.browser.Browser;
import se.intyga.bench.http.Http;
import se.intyga.bench.organisation.OrganisationClient;
import se.intyga.bench.organisation.RelyingParty;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.keys.SoftwareSigningKey;

/// npm's `@sd-jwt/sd-jwt-vc` issues and presents; our verifier decides, by a PEM file that an operator drops in.
class ForeignIssuerJourneyTest {
    private static final HouseUnderTest HOUSE = HouseUnderTest.running();
    private static final Path AUTHORITY = HOUSE.dataFolder().resolve("tls/ca.pem");
    private static final NodeScript NODE = new NodeScript(AUTHORITY);

    @Test
    void a_foreign_issuer_is_refused_until_its_anchor_lies_in_the_trust_folder() throws Exception {
        KeyPair authority = keyPair();
        X509Certificate anchor = certificate("CN=Foreign CA", authority, "CN=Foreign CA", authority, true);
        KeyPair issuer = keyPair();
        X509Certificate leaf = certificate("CN=Foreign issuer", issuer, "CN=Foreign CA", authority, false);
        try (Http http = Http.trusting(AUTHORITY)) {
            RelyingParty employer = new RelyingParty(OrganisationClient.of(
                    http, HOUSE.baseUrl(), HOUSE.dataFolder(), "demo-employer", "verifier:transactions"));
            JsonNode built = built(issuer, leaf);

            RelyingParty.Standing refused = shown(http, employer, built);
            assertThat(refused.state()).isEqualTo("rejected");
            assertThat(refused.verdictCode()).isEqualTo("NOT_TRUSTED");

            Path pem = HOUSE.dataFolder().resolve("trust/credential-issuers/foreign.pem");
            try {
                Files.writeString(pem.resolveSibling("foreign.types"), vct() + "\n");
                Files.writeString(pem, pem(anchor));
                RelyingParty.Standing accepted = shown(http, employer, built);
                assertThat(accepted.verdict())
                        .allSatisfy(line -> assertThat(line.finding()).isEqualTo("passed"));
            } finally {
                Files.delete(pem);
                Files.delete(pem.resolveSibling("foreign.types"));
            }
        }
    }

    /// A credential that lives less than a day and therefore needs no status.
    private static JsonNode built(KeyPair issuer, X509Certificate leaf) throws Exception {
        SoftwareSigningKey holder = SoftwareSigningKey.generate(new SecureRandom());
        JsonNode holderKey = json(holder.toPrivateJwk());
        ObjectNode task = NodeScript.task();
        task.set("issuerKey", json(SoftwareSigningKey.of(issuer, List.of()).toPrivateJwk()));
        task.putArray("x5c").add(Base64.getEncoder().encodeToString(leaf.getEncoded()));
        task.set("holderKey", holderKey);
        ObjectNode payload = task.putObject("payload")
                .put("vct", vct())
                .put("iat", Instant.now().getEpochSecond())
                .put("exp", Instant.now().plus(20, ChronoUnit.HOURS).getEpochSecond())
                .put("registered", true)
                .put("registration_date", "2026-02-03");
        ObjectNode publicKey = holderKey.deepCopy();
        publicKey.remove("d");
        payload.putObject("cnf").set("jwk", publicKey);
        task.putObject("frame").putArray("_sd").add("registered").add("registration_date");
        task.putObject("present").put("registered", true);
        task.put("aud", "nobody").put("nonce", "none");
        ObjectNode built = NODE.run("build.mjs", task).deepCopy();
        built.set("holderKey", holderKey);
        return built;
    }

    private static RelyingParty.Standing shown(Http http, RelyingParty employer, JsonNode built) {
        RelyingParty.Transaction transaction = employer.ask(
                "recruitment",
                "legitimate_interest",
                vct(),
                List.of(ClaimPath.of("registered"), ClaimPath.of("registration_date")));
        Browser browser = new Browser(http, "en");
        browser.open(transaction.page());
        ObjectNode task =
                NodeScript.task().put("request", transaction.walletLink().toString());
        task.put("credential", built.get("credential").asText());
        task.set("holderKey", built.get("holderKey"));
        task.set("frame", NodeScript.task().put("registered", true).put("registration_date", true));
        JsonNode answered = NODE.run("present.mjs", task);
        if (answered.get("body").has("redirect_uri")) {
            browser.open(URI.create(answered.get("body").get("redirect_uri").asText()));
        }
        return employer.standing(transaction);
    }

    private static KeyPair keyPair() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(
            String subject, KeyPair own, String issuer, KeyPair signer, boolean authority) throws Exception {
        Instant now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                new X500Name(issuer),
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

    private static String pem(X509Certificate certificate) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(certificate);
        }
        return text.toString();
    }

    private static JsonNode json(String text) {
        return se.intyga.formats.json.StrictJson.object(text).orElseThrow();
    }

    private static String vct() {
        return HOUSE.baseUrl() + "/issuers/arbetsformedlingen/types/registration-certificate/1";
    }
}
