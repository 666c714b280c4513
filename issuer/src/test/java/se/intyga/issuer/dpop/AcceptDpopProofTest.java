package se.intyga.issuer.dpop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.formats.encoding.HashAlgorithm;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SigningKey;
import se.intyga.formats.keys.SoftwareSigningKey;
import se.intyga.issuer.shortlived.ProtocolLimits;
import se.intyga.issuer.support.Corruption;
import se.intyga.issuer.support.Jwts;
import se.intyga.issuer.support.TestClock;
import se.intyga.issuer.support.TestDatabase;

class AcceptDpopProofTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final URI TARGET = URI.create("https://intyga.test/issuers/agency/token");
    private static final String TOKEN = "an-access-token";
    private static final SigningKey KEY = SoftwareSigningKey.generate(new SecureRandom());
    private static final SigningKey OTHER = SoftwareSigningKey.generate(new SecureRandom());
    private static final ProtocolLimits LIMITS = ProtocolLimits.defaults();

    private final EphemeralStore store = TestDatabase.SHARED.store();
    private final TestClock clock = new TestClock(NOW);

    @Test
    void accepts_a_proof_and_names_its_key() {
        assertThat(accept(proof().signed()))
                .isEqualTo(new DpopOutcome.Proven(KEY.publicKey().thumbprint()));
    }

    @Test
    void says_when_there_is_none() {
        assertInstanceOf(DpopOutcome.Absent.class, acceptor(false).accept(request(List.of(), Optional.empty())));
    }

    @Test
    void refuses_two_headers() {
        DpopRequest twice = request(List.of(proof().signed(), proof().signed()), Optional.empty());
        assertInstanceOf(DpopOutcome.Rejected.class, acceptor(false).accept(twice));
    }

    @Test
    void accepts_a_proof_once() {
        String proof = proof().signed();
        assertInstanceOf(DpopOutcome.Proven.class, accept(proof));
        assertInstanceOf(DpopOutcome.Rejected.class, accept(proof));
    }

    @Test
    void of_many_equal_proofs_at_the_same_moment_one_is_accepted() throws Exception {
        String proof = proof().signed();
        List<Callable<DpopOutcome>> tries = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            tries.add(() -> accept(proof));
        }
        int accepted = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(tries)) {
                accepted += answer.get() instanceof DpopOutcome.Proven ? 1 : 0;
            }
        }
        assertThat(accepted).isEqualTo(1);
    }

    @Test
    void a_proof_refused_for_its_target_is_not_used_up() {
        String proof = proof().signed();
        DpopRequest elsewhere = new DpopRequest(
                List.of(proof), "POST", URI.create("https://intyga.test/issuers/other/token"), Optional.empty());
        assertInstanceOf(DpopOutcome.Rejected.class, acceptor(false).accept(elsewhere));
        assertInstanceOf(DpopOutcome.Proven.class, accept(proof));
    }

    static Stream<Corruption> corruptions() {
        List<Corruption> all = new ArrayList<>(Corruption.ofEveryJwt(proof(), OTHER));
        all.addAll(Corruption.ofKeyInHeader(proof(), OTHER));
        Corruption.payload(all, proof(), "no jti", claims -> claims.remove("jti"));
        Corruption.payload(all, proof(), "an empty jti", claims -> claims.put("jti", ""));
        Corruption.payload(all, proof(), "jti a number", claims -> claims.put("jti", 7));
        Corruption.payload(all, proof(), "a very long jti", claims -> claims.put("jti", "x".repeat(300)));
        Corruption.payload(all, proof(), "no htm", claims -> claims.remove("htm"));
        Corruption.payload(all, proof(), "htm GET", claims -> claims.put("htm", "GET"));
        Corruption.payload(all, proof(), "htm in lower case", claims -> claims.put("htm", "post"));
        Corruption.payload(all, proof(), "no htu", claims -> claims.remove("htu"));
        Corruption.payload(all, proof(), "htu not an address", claims -> claims.put("htu", "::"));
        Corruption.payload(
                all, proof(), "htu without scheme", claims -> claims.put("htu", "//intyga.test/issuers/agency/token"));
        Corruption.payload(
                all,
                proof(),
                "htu over http",
                claims -> claims.put("htu", TARGET.toString().replace("https", "http")));
        Corruption.payload(
                all,
                proof(),
                "htu of another host",
                claims -> claims.put("htu", "https://evil.test/issuers/agency/token"));
        Corruption.payload(
                all,
                proof(),
                "htu of another port",
                claims -> claims.put("htu", "https://intyga.test:444/issuers/agency/token"));
        Corruption.payload(
                all,
                proof(),
                "htu of another endpoint",
                claims -> claims.put("htu", "https://intyga.test/issuers/agency/par"));
        Corruption.payload(all, proof(), "htu with a final slash", claims -> claims.put("htu", TARGET + "/"));
        Corruption.payload(all, proof(), "no iat", claims -> claims.remove("iat"));
        Corruption.payload(all, proof(), "iat a text", claims -> claims.put("iat", "" + NOW.getEpochSecond()));
        Corruption.payload(
                all,
                proof(),
                "iat too old",
                claims -> claims.put("iat", NOW.minus(LIMITS.proofAge()).getEpochSecond() - 1));
        Corruption.payload(
                all,
                proof(),
                "iat in the future",
                claims -> claims.put("iat", NOW.plus(LIMITS.clockSkew()).getEpochSecond() + 1));
        Corruption.payload(all, proof(), "iat huge", claims -> claims.put("iat", Long.MAX_VALUE));
        Corruption.payload(
                all,
                proof(),
                "an exp that has passed",
                claims -> claims.put("exp", NOW.minusSeconds(60).getEpochSecond()));
        return all.stream();
    }

    @ParameterizedTest(name = "refuses: {0}")
    @MethodSource("corruptions")
    void refuses_every_corruption(Corruption corruption) {
        DpopOutcome.Rejected refused = assertInstanceOf(DpopOutcome.Rejected.class, accept(corruption.token()));
        assertThat(refused.description()).isNotBlank().matches("[\\x20-\\x7e&&[^\"\\\\]]*");
    }

    @ParameterizedTest(name = "accepts: {0}")
    @MethodSource("harmless")
    void accepts_what_a_clock_or_a_spelling_may_differ_in(Corruption harmless) {
        assertInstanceOf(DpopOutcome.Proven.class, accept(harmless.token()));
    }

    static Stream<Corruption> harmless() {
        List<Corruption> all = new ArrayList<>();
        Corruption.payload(
                all,
                proof(),
                "iat ten seconds ahead",
                claims -> claims.put("iat", NOW.plusSeconds(10).getEpochSecond()));
        Corruption.payload(
                all,
                proof(),
                "iat ten seconds ago",
                claims -> claims.put("iat", NOW.minusSeconds(10).getEpochSecond()));
        Corruption.payload(
                all, proof(), "iat with a fraction", claims -> claims.put("iat", NOW.getEpochSecond() + 0.25));
        Corruption.payload(
                all,
                proof(),
                "the host in upper case",
                claims -> claims.put("htu", "https://INTYGA.test/issuers/agency/token"));
        Corruption.payload(
                all,
                proof(),
                "the standard port",
                claims -> claims.put("htu", "https://intyga.test:443/issuers/agency/token"));
        return all.stream();
    }

    @Test
    void at_a_resource_the_token_must_be_the_one_of_the_proof() {
        String right = HashAlgorithm.SHA_256.digestOf(TOKEN);
        assertInstanceOf(
                DpopOutcome.Proven.class, acceptWithToken(proof().payload(claims -> claims.put("ath", right))));
        assertInstanceOf(DpopOutcome.Rejected.class, acceptWithToken(proof()));
        assertInstanceOf(
                DpopOutcome.Rejected.class,
                acceptWithToken(proof().payload(claims -> claims.put("ath", HashAlgorithm.SHA_256.digestOf("other")))));
        assertInstanceOf(
                DpopOutcome.Rejected.class, acceptWithToken(proof().payload(claims -> claims.put("ath", TOKEN))));
    }

    @Test
    void demands_its_own_nonce_when_the_operator_wants_one() {
        AcceptDpopProof strict = acceptor(true);
        DpopOutcome.NonceDemanded demanded = assertInstanceOf(
                DpopOutcome.NonceDemanded.class, strict.accept(request(List.of(proof().signed()), Optional.empty())));
        String withNonce =
                proof().payload(claims -> claims.put("nonce", demanded.nonce())).signed();
        assertInstanceOf(DpopOutcome.Proven.class, strict.accept(request(List.of(withNonce), Optional.empty())));
        String invented =
                proof().payload(claims -> claims.put("nonce", "invented")).signed();
        assertInstanceOf(DpopOutcome.NonceDemanded.class, strict.accept(request(List.of(invented), Optional.empty())));
    }

    @Test
    void the_proofs_printed_in_the_specification_are_accepted_at_their_time() throws IOException {
        String folder = System.getProperty("intyga.vectors", "");
        assumeTrue(Files.isDirectory(Path.of(folder)), "the folder of vectors is not here");
        JsonNode vectors = StrictJson.value(Files.readString(Path.of(folder, "oauth/dpop.json")))
                .orElseThrow();
        for (String name : List.of("token_request", "refresh_request", "resource_request")) {
            JsonNode vector = vectors.path(name);
            DpopRequest request = new DpopRequest(
                    List.of(vector.path("proof").asText()),
                    vector.path("method").asText(),
                    URI.create(vector.path("url").asText()),
                    Optional.ofNullable(vector.path("access_token").textValue()));
            TestClock then =
                    new TestClock(Instant.ofEpochSecond(vector.path("iat").asLong()));
            // A store of its own: the second printed proof repeats the first one's jti an hour later.
            EphemeralStore own = TestDatabase.SHARED.store();
            assertThat(acceptor(own, then, false).accept(request))
                    .isEqualTo(new DpopOutcome.Proven(vectors.path("jkt").asText()));
            assertInstanceOf(
                    DpopOutcome.Rejected.class, acceptor(own, clock, false).accept(request));
        }
    }

    private DpopOutcome accept(String proof) {
        return acceptor(false).accept(request(List.of(proof), Optional.empty()));
    }

    private DpopOutcome acceptWithToken(Jwts proof) {
        return acceptor(false).accept(request(List.of(proof.signed()), Optional.of(TOKEN)));
    }

    private static DpopRequest request(List<String> proofs, Optional<String> token) {
        return new DpopRequest(proofs, "POST", TARGET, token);
    }

    private AcceptDpopProof acceptor(boolean nonceRequired) {
        return acceptor(store, clock, nonceRequired);
    }

    private static AcceptDpopProof acceptor(EphemeralStore store, TestClock clock, boolean nonceRequired) {
        DpopConfig config = new DpopConfig(nonceRequired, DpopConfig.defaults().nonceLifetime());
        return new AcceptDpopProof(store, new IssueDpopNonce(store, new SecureRandom(), config), config, LIMITS, clock);
    }

    private static Jwts proof() {
        ObjectNode header = StrictJson.newObject().put("typ", "dpop+jwt").put("alg", "ES256");
        header.set("jwk", KEY.publicKey().toJson());
        ObjectNode claims = StrictJson.newObject()
                .put("jti", java.util.UUID.randomUUID().toString())
                .put("htm", "POST")
                .put("htu", TARGET.toString())
                .put("iat", NOW.getEpochSecond());
        return new Jwts(header, claims, KEY);
    }
}
