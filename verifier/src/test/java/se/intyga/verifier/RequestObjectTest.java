package se.intyga.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.intyga.formats.jose.JwsOutcome;
import se.intyga.formats.jose.PresentedJws;
import se.intyga.formats.keys.PublicJwk;
import se.intyga.formats.keys.SignatureAlgorithm;

class RequestObjectTest {
    private final VerifierHouse house = VerifierHouse.open();

    @Test
    void is_signed_by_the_access_certificate_and_says_what_a_wallet_needs() {
        Flow flow = Flow.start(house);
        HttpResponse<String> answer = house.get(flow.requestPath());
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/oauth-authz-req+jwt");
        PresentedJws jws = PresentedJws.parse(answer.body()).orElseThrow();
        PublicJwk key = PublicJwk.of(jws.x5c().orElseThrow().leaf()).orElseThrow();
        assertThat(jws.verify("oauth-authz-req+jwt", java.util.Set.of(SignatureAlgorithm.ES256), key))
                .isInstanceOf(JwsOutcome.Verified.class);
        assertThat(jws.header().path("iat").asLong())
                .isEqualTo(house.clock().instant().getEpochSecond());

        JsonNode claims = jws.unverifiedClaims();
        assertThat(claims.path("client_id").asText())
                .isEqualTo("x509_hash:" + jws.x5c().orElseThrow().x509Hash());
        assertThat(claims.path("response_type").asText()).isEqualTo("vp_token");
        assertThat(claims.path("response_mode").asText()).isEqualTo("direct_post.jwt");
        assertThat(claims.path("aud").asText()).isEqualTo("https://self-issued.me/v2");
        assertThat(claims.path("nonce").asText()).matches("[A-Za-z0-9_-]{43}");
        assertThat(claims.path("state").asText()).matches("[A-Za-z0-9_-]{43}");
        assertThat(claims.has("redirect_uri")).isFalse();
        assertThat(claims.has("wallet_nonce")).isFalse();
        JsonNode metadata = claims.path("client_metadata");
        JsonNode encryption = metadata.path("jwks").path("keys").path(0);
        assertThat(encryption.path("alg").asText()).isEqualTo("ECDH-ES");
        assertThat(encryption.path("use").asText()).isEqualTo("enc");
        assertThat(encryption.path("kid").asText()).isNotBlank();
        assertThat(encryption.has("d")).isFalse();
        assertThat(metadata.path("encrypted_response_enc_values_supported").toString())
                .isEqualTo("[\"A128GCM\",\"A256GCM\"]");
        assertThat(metadata.path("vp_formats_supported")
                        .path("dc+sd-jwt")
                        .path("kb-jwt_alg_values")
                        .toString())
                .contains("ES256");
    }

    @Test
    void is_served_again_until_answered_then_gone() {
        Flow flow = Flow.start(house);
        TestWallet.Request first = flow.request();
        assertThat(flow.request().nonce()).isEqualTo(first.nonce());
        flow.respond(new TestWallet(house).answer(first));
        assertThat(house.get(flow.requestPath()).statusCode()).isEqualTo(410);
        assertThat(house.postForm(flow.requestPath(), Map.of()).statusCode()).isEqualTo(410);
    }

    @Test
    void posting_copies_the_wallets_nonce_and_audience() {
        Flow flow = Flow.start(house);
        HttpResponse<String> answer = house.postForm(
                flow.requestPath(),
                Map.of(
                        "wallet_nonce", "n-0S6_WzA2Mj",
                        "wallet_metadata",
                                "{\"issuer\":\"https://wallet.test\",\"vp_formats_supported\":{\"dc+sd-jwt\":{}}}",
                        "something_new", "x"));
        JsonNode claims = TestWallet.read(answer.body()).claims();
        assertThat(claims.path("wallet_nonce").asText()).isEqualTo("n-0S6_WzA2Mj");
        assertThat(claims.path("aud").asText()).isEqualTo("https://wallet.test");
        assertThat(house.postRawForm(flow.requestPath(), "").statusCode()).isEqualTo(200);
    }

    @Test
    void refuses_bad_forms_unknown_ids_and_expired_requests() {
        Flow flow = Flow.start(house);
        assertThat(house.postRawForm(flow.requestPath(), "wallet_nonce=a&wallet_nonce=b")
                        .statusCode())
                .isEqualTo(400);
        assertThat(house.postForm(flow.requestPath(), Map.of("wallet_metadata", "[]"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(house.postForm(
                                flow.requestPath(),
                                Map.of("wallet_metadata", "{\"vp_formats_supported\":{\"mso_mdoc\":{}}}"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(house.postForm(flow.requestPath(), Map.of("wallet_nonce", "x".repeat(2000)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(house.get("/verifier/requests/" + "A".repeat(43)).statusCode())
                .isEqualTo(404);
        assertThat(house.get("/verifier/requests/x").statusCode()).isEqualTo(404);
        TestWallet.Request request = flow.request();
        house.clock().pass(Duration.ofMinutes(10));
        try {
            assertThat(house.get(flow.requestPath()).statusCode()).isEqualTo(410);
            assertThat(flow.respond(new TestWallet(house).answer(request)).statusCode())
                    .isEqualTo(400);
            assertThat(flow.state().path("state").asText()).isEqualTo("expired");
        } finally {
            house.clock().pass(Duration.ofMinutes(-10));
        }
    }

    @Test
    void every_request_has_a_fresh_key() {
        assertThat(Flow.start(house).request().encryptionKey())
                .isNotEqualTo(Flow.start(house).request().encryptionKey());
    }
}
