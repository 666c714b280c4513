package se.intyga.formats.jose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SignatureAlgorithm;
import se.intyga.formats.keys.SoftwareSigningKey;

class CompactJwsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Set<SignatureAlgorithm> ALL = EnumSet.allOf(SignatureAlgorithm.class);
    private static final SoftwareSigningKey KEY = SoftwareSigningKey.generate(new SecureRandom());
    private static final JwtExpectation PROOF = JwtExpectation.ofType("openid4vci-proof+jwt")
            .audience("https://issuer.example")
            .nonce("n-1")
            .withJti()
            .issuedWithin(Duration.ofMinutes(5), Duration.ofSeconds(10));

    private static ObjectNode claims() {
        return StrictJson.newObject()
                .put("aud", "https://issuer.example")
                .put("nonce", "n-1")
                .put("jti", "j-1")
                .put("iat", NOW.getEpochSecond());
    }

    private static String proof() {
        return JwsDraft.of("openid4vci-proof+jwt", claims()).withJwk().sign(KEY);
    }

    @Test
    void what_was_signed_verifies() {
        assertThat(verify(proof()))
                .isInstanceOfSatisfying(
                        JwsOutcome.Verified.class,
                        verified -> assertThat(verified.jws().key()).isEqualTo(KEY.publicKey()));
    }

    static Stream<Map.Entry<String, String>> corruptions() throws Exception {
        var all = new LinkedHashMap<String, String>();
        String good = proof();
        String[] parts = good.split("\\.", -1);
        String body = parts[1];
        all.put(
                "alg none, no signature",
                header("{\"typ\":\"openid4vci-proof+jwt\",\"alg\":\"none\"}") + "." + body + ".");
        all.put("alg none, old signature", header(withHeader("alg", "none")) + "." + body + "." + parts[2]);
        all.put("alg None", header(withHeader("alg", "None")) + "." + body + "." + parts[2]);
        String hs = header(withHeader("alg", "HS256")) + "." + body;
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.publicKey().publicKey().getEncoded(), "HmacSHA256"));
        all.put(
                "public key used as a MAC secret",
                hs + "." + Base64Url.encode(mac.doFinal(hs.getBytes(StandardCharsets.US_ASCII))));
        all.put("alg of another curve", header(withHeader("alg", "ES384")) + "." + body + "." + parts[2]);
        all.put("signature of zeros", parts[0] + "." + body + "." + Base64Url.encode(new byte[64]));
        byte[] cut = Base64Url.decode(parts[2]).orElseThrow();
        all.put("signature cut", parts[0] + "." + body + "." + Base64Url.encode(java.util.Arrays.copyOf(cut, 63)));
        cut[5] ^= 1;
        all.put("signature changed", parts[0] + "." + body + "." + Base64Url.encode(cut));
        all.put(
                "payload changed",
                parts[0] + "." + Base64Url.encode(StrictJson.write(claims().put("jti", "j-2"))) + "." + parts[2]);
        all.put("padding", parts[0] + "." + body + "=." + parts[2]);
        all.put("four parts", good + ".");
        all.put("two parts", parts[0] + "." + body);
        all.put("a blank", " " + good);
        all.put(
                "duplicate header member",
                header("{\"typ\":\"openid4vci-proof+jwt\",\"alg\":\"ES256\",\"alg\":\"ES256\",\"jwk\":"
                                + KEY.publicKey().toJson() + "}")
                        + "." + body + "." + parts[2]);
        all.put("wrong type", JwsDraft.of("JWT", claims()).withJwk().sign(KEY));
        all.put(
                "crit",
                draft(c -> {})
                        .withHeader("crit", StrictJson.value("[\"exp\"]").orElseThrow())
                        .sign(KEY));
        all.put(
                "b64",
                draft(c -> {})
                        .withHeader("b64", StrictJson.value("false").orElseThrow())
                        .sign(KEY));
        all.put(
                "private key in the header",
                JwsDraft.of("openid4vci-proof+jwt", claims())
                        .withHeader("jwk", StrictJson.value(KEY.toPrivateJwk()).orElseThrow())
                        .sign(KEY));
        all.put("no key named", JwsDraft.of("openid4vci-proof+jwt", claims()).sign(KEY));
        all.put(
                "two keys named",
                draft(c -> {})
                        .withHeader("kid", StrictJson.value("\"x\"").orElseThrow())
                        .sign(KEY));
        all.put(
                "another key named",
                JwsDraft.of("openid4vci-proof+jwt", claims())
                        .withHeader(
                                "jwk",
                                SoftwareSigningKey.generate(new SecureRandom())
                                        .publicKey()
                                        .toJson())
                        .sign(KEY));
        all.put(
                "a point off the curve",
                JwsDraft.of("openid4vci-proof+jwt", claims())
                        .withHeader(
                                "jwk",
                                KEY.publicKey()
                                        .toJson()
                                        .put(
                                                "y",
                                                KEY.publicKey()
                                                        .toJson()
                                                        .get("x")
                                                        .asText()))
                        .sign(KEY));
        all.put(
                "wrong audience",
                draft(c -> c.put("aud", "https://other.example")).sign(KEY));
        all.put(
                "two audiences",
                draft(c -> c.putArray("aud").add("https://issuer.example").add("x"))
                        .sign(KEY));
        all.put("no audience", draft(c -> c.remove("aud")).sign(KEY));
        all.put("wrong nonce", draft(c -> c.put("nonce", "n-2")).sign(KEY));
        all.put("nonce a number", draft(c -> c.put("nonce", 1)).sign(KEY));
        all.put("no nonce", draft(c -> c.remove("nonce")).sign(KEY));
        all.put("no jti", draft(c -> c.remove("jti")).sign(KEY));
        all.put("empty jti", draft(c -> c.put("jti", "")).sign(KEY));
        all.put("no iat", draft(c -> c.remove("iat")).sign(KEY));
        all.put(
                "iat as text",
                draft(c -> c.put("iat", "" + NOW.getEpochSecond())).sign(KEY));
        all.put(
                "iat too old",
                draft(c -> c.put("iat", NOW.getEpochSecond() - 301)).sign(KEY));
        all.put(
                "iat in the future",
                draft(c -> c.put("iat", NOW.getEpochSecond() + 11)).sign(KEY));
        all.put(
                "iat beyond all time",
                draft(c -> c.put("iat", new java.math.BigDecimal("1e400"))).sign(KEY));
        all.put("expired", draft(c -> c.put("exp", NOW.getEpochSecond() - 31)).sign(KEY));
        all.put("exp as text", draft(c -> c.put("exp", "never")).sign(KEY));
        all.put(
                "nbf in the future",
                draft(c -> c.put("nbf", NOW.getEpochSecond() + 31)).sign(KEY));
        return all.entrySet().stream();
    }

    @ParameterizedTest(name = "refuses: {0}")
    @MethodSource("corruptions")
    void refuses_every_corruption(Map.Entry<String, String> corruption) {
        assertThat(verify(corruption.getValue())).as(corruption.getKey()).isInstanceOf(JwsOutcome.Rejected.class);
    }

    @Test
    void a_token_of_a_free_type_still_needs_its_algorithm_and_claims() {
        JwtExpectation assertion = JwtExpectation.ofAnyType()
                .issuer("demo-employer")
                .subject("demo-employer")
                .audience("https://h/oauth/token", "https://h")
                .expiresWithin(Duration.ofMinutes(5));
        ObjectNode claims = StrictJson.newObject()
                .put("iss", "demo-employer")
                .put("sub", "demo-employer")
                .put("aud", "https://h")
                .put("exp", NOW.getEpochSecond() + 60);
        assertThat(VerifyJwt.verify(
                        parse(JwsDraft.of("JWT", claims).withKid().sign(KEY)), KEY.publicKey(), assertion, NOW))
                .isInstanceOf(JwsOutcome.Verified.class);
        claims.put("exp", NOW.getEpochSecond() + 3600);
        assertThat(VerifyJwt.verify(parse(JwsDraft.of("JWT", claims).sign(KEY)), KEY.publicKey(), assertion, NOW))
                .isEqualTo(new JwsOutcome.Rejected(JwsRejection.EXPIRED));
        claims.remove("exp");
        assertThat(VerifyJwt.verify(parse(JwsDraft.of("JWT", claims).sign(KEY)), KEY.publicKey(), assertion, NOW))
                .isEqualTo(new JwsOutcome.Rejected(JwsRejection.EXPIRED));
    }

    @Test
    void an_algorithm_that_is_not_on_the_list_is_refused() {
        assertThat(parse(proof()).verify("openid4vci-proof+jwt", EnumSet.of(SignatureAlgorithm.ES384), KEY.publicKey()))
                .isEqualTo(new JwsOutcome.Rejected(JwsRejection.ALGORITHM_NOT_ALLOWED));
        assertThat(parse(proof()).verify("openid4vci-proof+jwt", ALL, KEY.publicKey()))
                .isInstanceOf(JwsOutcome.Verified.class);
    }

    @Test
    void nothing_prints_claims_or_keys() {
        assertThat(parse(proof()).toString()).isEqualTo("PresentedJws[hidden]");
        assertThat(KEY.toString()).doesNotContain("\"d\"");
    }

    private static JwsDraft draft(Consumer<ObjectNode> change) {
        ObjectNode claims = claims();
        change.accept(claims);
        return JwsDraft.of("openid4vci-proof+jwt", claims).withJwk();
    }

    private static String withHeader(String member, String value) {
        return StrictJson.write(parse(proof()).header().put(member, value));
    }

    private static String header(String json) {
        return Base64Url.encode(json);
    }

    private static PresentedJws parse(String compact) {
        return PresentedJws.parse(compact).orElseThrow();
    }

    private static JwsOutcome verify(String compact) {
        return PresentedJws.parse(compact)
                .map(token -> VerifyJwt.verifyWithKeyInHeader(token, PROOF, NOW))
                .orElse(new JwsOutcome.Rejected(JwsRejection.MALFORMED));
    }
}
