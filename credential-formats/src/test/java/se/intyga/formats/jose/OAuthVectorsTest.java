package se.intyga.formats.jose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.formats.Vectors;
import se.intyga.formats.encoding.HashAlgorithm;
import se.intyga.formats.keys.PublicJwk;

class OAuthVectorsTest {
    private final VerifyDpopProof verify = new VerifyDpopProof(Duration.ofSeconds(60), Duration.ofSeconds(10));

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"token_request", "refresh_request", "resource_request"})
    void the_dpop_proofs_of_rfc_9449_hold(String name) {
        JsonNode file = Vectors.json("oauth/dpop.json");
        JsonNode example = file.get(name);
        Instant now = Instant.ofEpochSecond(example.get("iat").asLong() + 5);
        VerifyDpopProof.Outcome outcome = example.has("access_token")
                ? verify.verify(
                        example.get("proof").asText(),
                        example.get("method").asText(),
                        URI.create(example.get("url").asText() + "?query=left-out#fragment"),
                        example.get("access_token").asText(),
                        now)
                : verify.verify(
                        example.get("proof").asText(),
                        example.get("method").asText(),
                        URI.create(example.get("url").asText()),
                        now);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        VerifyDpopProof.Outcome.Verified.class,
                        verified -> assertThat(verified.proof().thumbprint())
                                .isEqualTo(file.get("jkt").asText()));
    }

    @ParameterizedTest(name = "{0} {1} after {2} s with token {3}: {4}")
    @CsvSource({
        "GET,https://resource.example.org/protectedresource,5,other,WRONG_ACCESS_TOKEN",
        "POST,https://resource.example.org/protectedresource,5,right,WRONG_TARGET",
        "get,https://resource.example.org/protectedresource,5,right,WRONG_TARGET",
        "GET,https://resource.example.org/other,5,right,WRONG_TARGET",
        "GET,https://other.example.org/protectedresource,5,right,WRONG_TARGET",
        "GET,https://resource.example.org:8443/protectedresource,5,right,WRONG_TARGET",
        "GET,https://resource.example.org/protectedresource,61,right,TOO_OLD",
        "GET,https://resource.example.org/protectedresource,-11,right,NOT_YET_VALID"
    })
    void a_proof_for_something_else_is_refused(
            String method, String url, int after, String token, JwsRejection reason) {
        JsonNode example = Vectors.json("oauth/dpop.json").get("resource_request");
        String accessToken = token.equals("right") ? example.get("access_token").asText() : token;
        Instant now = Instant.ofEpochSecond(example.get("iat").asLong() + after);
        assertThat(verify.verify(example.get("proof").asText(), method, URI.create(url), accessToken, now))
                .isEqualTo(new VerifyDpopProof.Outcome.Rejected(reason));
    }

    @Test
    void the_challenge_of_rfc_7636_is_met_by_its_verifier_only() {
        JsonNode pkce = Vectors.json("oauth/pkce-and-thumbprint.json").get("pkce");
        String verifier = pkce.get("code_verifier").asText();
        var challenge = new CodeChallenge(pkce.get("code_challenge").asText());
        assertThat(CodeChallenge.of(verifier)).isEqualTo(challenge);
        assertThat(challenge.isMetBy(verifier)).isTrue();
        assertThat(challenge.isMetBy(verifier + "x")).isFalse();
        assertThat(challenge.isMetBy("short")).isFalse();
    }

    @Test
    void the_thumbprint_of_rfc_7638_is_reproduced_and_its_rsa_key_is_not_taken_for_ours() {
        JsonNode example = Vectors.json("oauth/pkce-and-thumbprint.json").get("jwk_thumbprint");
        JsonNode jwk = example.get("jwk");
        assertThat(HashAlgorithm.SHA_256.digestOf("{\"e\":\"" + jwk.get("e").asText() + "\",\"kty\":\"RSA\",\"n\":\""
                        + jwk.get("n").asText() + "\"}"))
                .isEqualTo(example.get("sha256").asText());
        assertThat(PublicJwk.parse(jwk)).isEmpty();
    }

    @Test
    void a_client_attestation_proof_holds_with_the_attested_key_and_for_its_server_only() {
        JsonNode file = Vectors.json("oauth/client-attestation.json");
        PublicJwk key = Vectors.key(file.at("/attestation/payload/cnf/jwk"));
        Instant now = Instant.ofEpochSecond(1772487600);
        JwtExpectation expected = JwtExpectation.ofType("oauth-client-attestation-pop+jwt")
                .audience("https://as.example.com")
                .withJti()
                .issuedWithin(Duration.ofMinutes(1), Duration.ofSeconds(10));
        assertThat(VerifyJwt.verify(pop(file, "pop_for_authorization_server"), key, expected, now))
                .isInstanceOf(JwsOutcome.Verified.class);
        assertThat(VerifyJwt.verify(pop(file, "pop_for_resource_server"), key, expected, now))
                .isEqualTo(new JwsOutcome.Rejected(JwsRejection.WRONG_AUDIENCE));
    }

    private static PresentedJws pop(JsonNode file, String name) {
        return PresentedJws.parse(file.get(name).get("jwt").asText()).orElseThrow();
    }
}
