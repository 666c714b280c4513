package se.intyga.app.errors;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.intyga.app.journeys.HouseUnderTest;

class ErrorsTest {
    private static final HouseUnderTest HOUSE = HouseUnderTest.running();

    private static HttpResponse<String> send(String method, String path, String type, String body) {
        return HOUSE.send(
                HttpRequest.newBuilder(HOUSE.at(path)).method(method, HttpRequest.BodyPublishers.ofString(body)),
                "Content-Type",
                type,
                "Authorization",
                "Bearer " + HOUSE.token(path.startsWith("/verifier") ? "demo-employer" : "arbetsformedlingen"));
    }

    private static Map<String, Object> json(HttpResponse<String> response) throws ParseException {
        return JSONObjectUtils.parse(response.body());
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3} {4}")
    @CsvSource({
        "GET, /issuer/v1/none, application/json, 404, NOT_FOUND",
        "DELETE, /issuer/v1/offers, application/json, 405, METHOD_NOT_ALLOWED",
        "PUT, /verifier/v1/transactions, application/json, 405, METHOD_NOT_ALLOWED",
        "POST, /issuer/v1/offers, text/plain, 415, UNSUPPORTED_MEDIA_TYPE",
        "POST, /verifier/v1/transactions, application/xml, 415, UNSUPPORTED_MEDIA_TYPE"
    })
    void own_apis_answer_problem_details(String method, String path, String type, int status, String code)
            throws ParseException {
        HttpResponse<String> response = send(method, path, type, "{}");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(response))
                .containsEntry("status", (long) status)
                .containsEntry("code", code)
                .containsEntry(
                        "type",
                        HOUSE.at("/problems/"
                                        + code.toLowerCase(java.util.Locale.ROOT)
                                                .replace('_', '-'))
                                .toString())
                .containsKeys("title", "detail", "instance");
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "GET, /none, text/plain, 404",
        "GET, /issuers/none/jwks, text/plain, 404",
        "DELETE, /oauth/token, application/x-www-form-urlencoded, 405",
        "GET, /issuers/arbetsformedlingen/par, text/plain, 405",
        "POST, /oauth/token, application/json, 415",
        "POST, /issuers/arbetsformedlingen/token, application/json, 415"
    })
    void protocol_paths_answer_the_oauth_error_object(String method, String path, String type, int status)
            throws ParseException {
        HttpResponse<String> response = send(method, path, type, "{}");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response)).containsKey("error");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/verifier/v1/transactions, application/json",
        "/issuer/v1/offers, application/json",
        "/oauth/token, application/x-www-form-urlencoded",
        "/issuers/arbetsformedlingen/credential, application/json"
    })
    void a_body_over_the_limit_is_answered_with_413(String path, String type) {
        assertThat(send("POST", path, type, "a".repeat(100_000)).statusCode()).isEqualTo(413);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "not json; {",
                "an array; []",
                "nothing; ''",
                "a number; 1",
                "a member twice; {\"purpose\":\"recruitment\",\"purpose\":\"x\"}",
                "too deep; DEEP"
            })
    void a_body_that_cannot_be_read_is_a_bad_request_and_nothing_of_it_comes_back(String name, String body)
            throws ParseException {
        String sent = body.equals("DEEP") ? "[".repeat(5_000) + "]".repeat(5_000) : body;
        for (String path : new String[] {"/verifier/v1/transactions", "/issuer/v1/offers"}) {
            HttpResponse<String> response = send("POST", path, "application/json", sent);
            assertThat(response.statusCode())
                    .as("%s at %s: %s", name, path, response.body())
                    .isEqualTo(400);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(response.body()).doesNotContain("jackson", "Unexpected", "se.intyga");
        }
    }

    @Test
    void every_answer_carries_the_security_headers_refusals_included() {
        for (String path : new String[] {"/health", "/docs", "/none", "/issuer/v1/offers/x", "/holder/history"}) {
            HttpResponse<String> response = HOUSE.get(path);
            assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe");
            assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(response.headers().firstValue("Strict-Transport-Security"))
                    .isPresent();
            assertThat(response.headers().firstValue("Server")).isEmpty();
        }
    }

    @Test
    void pages_hold_no_inline_script_or_style() {
        for (String path : new String[] {"/docs", "/docs/verifier"}) {
            assertThat(HOUSE.get(path).body()).doesNotContainPattern("<style|style=|onclick=|<script>");
        }
    }

    @Test
    void health_and_metrics_tell_nothing_of_the_inside() {
        assertThat(HOUSE.get("/health").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(HOUSE.get("/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(HOUSE.get("/metrics").body()).contains("jvm_memory_used_bytes", "http_server_requests");
        assertThat(HOUSE.get("/beans").statusCode()).isEqualTo(404);
        assertThat(HOUSE.get("/env").statusCode()).isEqualTo(404);
    }
}
