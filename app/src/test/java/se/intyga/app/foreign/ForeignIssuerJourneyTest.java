package se.intyga.app.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
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
        ForeignAuthority authority = ForeignAuthority.make();
        KeyPair issuer = ForeignAuthority.keyPair();
        X509Certificate leaf = authority.certify("CN=Foreign issuer", issuer);
        try (Http http = Http.trusting(AUTHORITY)) {
            RelyingParty employer = new RelyingParty(OrganisationClient.of(
                    http, HOUSE.baseUrl(), HOUSE.dataFolder(), "demo-employer", "verifier:transactions"));
            JsonNode built = built(issuer, leaf);

            RelyingParty.Standing refused = employer.standing(shown(http, employer, built));
            assertThat(refused.state()).isEqualTo("rejected");
            assertThat(refused.verdictCode()).isEqualTo("NOT_TRUSTED");

            try (ForeignAuthority.Anchored anchored = authority.anchoredFor(HOUSE, "foreign", vct())) {
                RelyingParty.Transaction transaction = shown(http, employer, built);
                RelyingParty.Standing standing = employer.standing(transaction);
                assertThat(standing.state()).as(anchored.toString()).isEqualTo("verified");
                RelyingParty.Result result =
                        employer.read(transaction, standing.responseCode().orElseThrow());
                assertThat(result.verdict())
                        .isNotEmpty()
                        .allSatisfy(line ->
                                assertThat(line.finding()).as(line.check()).isEqualTo("passed"));
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

    private static RelyingParty.Transaction shown(Http http, RelyingParty employer, JsonNode built) {
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
        return transaction;
    }

    private static JsonNode json(String text) {
        return se.intyga.formats.json.StrictJson.object(text).orElseThrow();
    }

    private static String vct() {
        return HOUSE.baseUrl() + "/issuers/arbetsformedlingen/types/registration-certificate/1";
    }
}
