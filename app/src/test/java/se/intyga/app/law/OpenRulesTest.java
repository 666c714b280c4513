package se.intyga.app.law;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.app.journeys.HouseUnderTest;
import se.intyga.formats.json.StrictJson;

/// The open rules over HTTP: for everybody, without a login (R53, R135).
class OpenRulesTest {
    private static final HouseUnderTest HOUSE = HouseUnderTest.running();
    private static final String WHAT_IF = "/legal-basis/v1/what-if";
    private static final String PROTECTED = """
            {"question": "release", "facts": {
              "agency": "arbetsformedlingen", "document_type": "registration-certificate",
              "medium": "automated_processing", "recipient": "data_subject",
              "basis": "request_for_public_document", "protected_identity": "yes", "case_secrecy": "none",
              "request": {"document_type": "registration-certificate", "at": "2026-01-01T10:00:00Z", "authentication": "bankid"},
              "claims": [["registered"]]}}
            """;

    private static JsonNode json(HttpResponse<String> response) {
        return StrictJson.value(response.body()).orElseThrow();
    }

    @Test
    void the_version_in_force_leads_to_its_lasting_address() {
        HttpResponse<String> effective = HOUSE.get("/legal-basis/v1/policies/effective");
        assertThat(effective.statusCode()).isEqualTo(200);
        String hash = json(effective).path("hash").asText();
        assertThat(effective.headers().firstValue("ETag")).contains("\"" + hash + "\"");
        String lasting = effective.headers().firstValue("Content-Location").orElseThrow();
        HttpResponse<String> whole = HOUSE.get(lasting);
        assertThat(whole.body()).isEqualTo(effective.body());
        assertThat(whole.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(HOUSE.get(lasting, "If-None-Match", "\"" + hash + "\"").statusCode())
                .isEqualTo(304);
        assertThat(json(HOUSE.get("/legal-basis/v1/policies"))
                        .path("policies")
                        .path(0)
                        .path("state")
                        .asText())
                .isEqualTo("in_force");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "/legal-basis/v1/policies/none-such, 404, POLICY_NOT_FOUND",
        "/legal-basis/v1/policies/diff, 400, INVALID_REQUEST",
        "/legal-basis/v1/policies/diff?from=example-1&to=none-such, 404, POLICY_NOT_FOUND",
        "/legal-basis/v1/policies/effective?at=soon, 400, INVALID_TIME"
    })
    void what_is_not_there_is_said_so(String path, int status, String code) {
        HttpResponse<String> response = HOUSE.get(path);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(response).path("code").asText()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/rules",
                "/rules/example-1?lang=en",
                "/rules/diff",
                "/rules/diff?from=example-1&to=example-1",
                "/legal-basis/v1/policies/diff?from=example-1&to=example-1",
                "/legal-basis/v1/policy-schema",
                "/legal-basis/v1/api-info"
            })
    void anybody_reads_them(String path) {
        assertThat(HOUSE.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void a_page_of_no_version_says_so() {
        assertThat(HOUSE.get("/rules/none-such").statusCode()).isEqualTo(404);
    }

    @Test
    void what_if_answers_and_keeps_nothing() {
        var before = rows();
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> answer = HOUSE.post(WHAT_IF, PROTECTED, "Content-Type", "application/json");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(json(answer).path("code").asText()).isEqualTo("MANUAL_ONLY");
            assertThat(json(answer).path("told_outside").asText()).isEqualTo("not_available");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        }
        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"question\": \"release\"}",
                "{\"question\": \"release\", \"facts\": {}}",
                "{\"question\": \"disclosure\", \"facts\": {\"relying_party\": \"x\"}, \"at\": \"2026-01-01\"}"
            })
    void what_cannot_be_read_is_refused_with_a_problem(String body) {
        HttpResponse<String> response = HOUSE.post(WHAT_IF, body, "Content-Type", "application/json");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("code").asText()).isEqualTo("INVALID_REQUEST");
    }

    @Test
    void more_than_sixteen_kibibytes_are_not_read() {
        String body = PROTECTED.replace("\"bankid\"", "\"" + "x".repeat(17_000) + "\"");
        assertThat(HOUSE.post(WHAT_IF, body, "Content-Type", "application/json").statusCode())
                .isEqualTo(413);
    }

    /// Rows of every durable table; the short-lived store is swept in the background.
    private static Map<String, Long> rows() {
        return HOUSE.context().getBean(Jdbi.class).withHandle(handle -> {
            var counts = new TreeMap<String, Long>();
            for (String table : handle.createQuery("""
                            select quote_ident(table_schema) || '.' || quote_ident(table_name)
                            from information_schema.tables
                            where table_type = 'BASE TABLE'
                              and table_schema not in ('pg_catalog', 'information_schema')
                              and table_schema not like '%ephemeral%'
                            """).mapTo(String.class).list()) {
                counts.put(
                        table,
                        handle.createQuery("select count(*) from " + table)
                                .mapTo(Long.class)
                                .one());
            }
            return counts;
        });
    }
}
