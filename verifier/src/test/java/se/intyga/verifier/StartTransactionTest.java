package se.intyga.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.Ledger;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Ledgers;
import se.intyga.formats.json.StrictJson;

class StartTransactionTest {
    private final VerifierHouse house = VerifierHouse.open();

    record Refused(String name, String organisation, int status, String code, ObjectNode body) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Refused> refusals() {
        String employer = Flow.EMPLOYER;
        return Stream.of(
                new Refused(
                        "over_asking", employer, 422, "OVER_ASKING", asking("recruitment", "eligible_for_placement")),
                new Refused(
                        "over_asking_in_an_alternative",
                        employer,
                        422,
                        "OVER_ASKING",
                        asking("recruitment", "registered", "agency")),
                new Refused(
                        "unknown_purpose", employer, 422, "PURPOSE_NOT_REGISTERED", asking("marketing", "registered")),
                new Refused(
                        "not_registered_in_the_policy",
                        "not-in-policy",
                        403,
                        "VERIFIER_NOT_REGISTERED",
                        asking("recruitment", "registered")),
                new Refused(
                        "no_access_certificate",
                        "stranger",
                        403,
                        "VERIFIER_NOT_REGISTERED",
                        asking("recruitment", "registered")),
                new Refused(
                        "consent_by_an_authority",
                        "demo-authority",
                        422,
                        "CONSENT_NOT_AVAILABLE",
                        asking("case-handling", "registered")
                                .put("legal_basis", "consent")
                                .put("once_only_checked", true)),
                new Refused(
                        "authority_without_the_once_only_check",
                        "demo-authority",
                        422,
                        "ONCE_ONLY_CHECK_MISSING",
                        asking("case-handling", "registered").put("legal_basis", "public_task")),
                new Refused(
                        "a_ground_that_is_not_registered",
                        employer,
                        422,
                        "BASIS_NOT_REGISTERED",
                        asking("recruitment", "registered").put("legal_basis", "contract")),
                new Refused(
                        "consent_without_its_text",
                        employer,
                        422,
                        "CONSENT_INCOMPLETE",
                        asking("recruitment-consent", "registered").put("legal_basis", "consent")),
                new Refused(
                        "a_query_nobody_registered",
                        employer,
                        422,
                        "QUERY_NOT_REGISTERED",
                        Flow.wellFormed().put("query", "nothing")),
                new Refused(
                        "a_return_address_nobody_registered",
                        employer,
                        422,
                        "RETURN_URI_NOT_REGISTERED",
                        Flow.wellFormed().put("return_uri", "https://evil.test/")),
                new Refused("a_broken_query", employer, 422, "QUERY_UNUSABLE", withQuery("{\"credentials\":[]}")),
                new Refused(
                        "a_query_for_any_type",
                        employer,
                        422,
                        "QUERY_UNUSABLE",
                        withQuery("{\"credentials\":[{\"id\":\"a\",\"format\":\"dc+sd-jwt\",\"meta\":{}}]}")),
                new Refused(
                        "a_query_without_claims",
                        employer,
                        422,
                        "QUERY_UNUSABLE",
                        withQuery("{\"credentials\":[{\"id\":\"a\",\"format\":\"dc+sd-jwt\",\"meta\":{\"vct_values\":"
                                + "[\"x\"]}}]}")),
                new Refused("no_purpose", employer, 400, "INVALID_REQUEST", without("purpose")),
                new Refused("no_query", employer, 400, "INVALID_REQUEST", without("query")),
                new Refused(
                        "two_queries",
                        employer,
                        400,
                        "INVALID_REQUEST",
                        asking("recruitment", "registered").put("query", "registered")),
                new Refused(
                        "a_flow_that_is_none",
                        employer,
                        400,
                        "INVALID_REQUEST",
                        Flow.wellFormed().put("flow", "post")),
                new Refused(
                        "a_text_for_a_flag",
                        employer,
                        400,
                        "INVALID_REQUEST",
                        Flow.wellFormed().put("once_only_checked", "yes")));
    }

    @ParameterizedTest(name = "refuses: {0}")
    @MethodSource("refusals")
    void refuses_before_anything_reaches_a_wallet(Refused refused) {
        HttpResponse<String> answer = house.start(refused.organisation(), refused.body());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(refused.status());
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = Flow.json(answer);
        assertThat(problem.path("code").asText()).isEqualTo(refused.code());
        assertThat(problem.path("type").asText())
                .isEqualTo(VerifierHouse.BASE + "/problems/"
                        + refused.code().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        assertThat(problem.path("detail").asText()).isNotBlank();
    }

    @Test
    void over_asking_names_the_claims_and_is_recorded() {
        Ledger ledger = house.bean(Ledgers.class).ledger(LedgerName.ofRelyingParty(Flow.EMPLOYER));
        long before = ledger.size();
        JsonNode problem = Flow.json(house.start(Flow.EMPLOYER, asking("recruitment", "registered", "agency")));
        assertThat(problem.path("members")).hasSize(1);
        assertThat(problem.path("members").path(0).asText()).isEqualTo("[\"agency\"]");
        assertThat(ledger.entries(before, 5).stream()
                        .flatMap(entry -> entry.event().stream())
                        .toList())
                .hasSize(1)
                .allSatisfy(event -> {
                    assertThat(event.kind()).isEqualTo(EventKind.REQUEST_REJECTED);
                    assertThat(event.reasonCodes()).extracting(Object::toString).containsExactly("OVER_ASKING");
                });
    }

    @Test
    void a_well_formed_request_gets_its_addresses() {
        HttpResponse<String> answer = house.start(Flow.EMPLOYER, Flow.wellFormed());
        JsonNode started = Flow.json(answer);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location"))
                .contains(VerifierHouse.BASE + "/verifier/v1/transactions/"
                        + started.path("id").asText());
        assertThat(started.path("wallet_link").asText())
                .startsWith("openid4vp://?client_id=x509_hash%3A")
                .contains("&request_uri=https%3A%2F%2Fverifier.test%2Fverifier%2Frequests%2F")
                .endsWith("&request_uri_method=post");
        assertThat(started.path("page_url").asText()).startsWith(VerifierHouse.BASE + "/verifier/transactions/");
        assertThat(started.path("expires_at").asText())
                .isEqualTo(house.clock().instant().plus(Duration.ofMinutes(10)).toString());
        assertThat(List.of(
                        started.path("id").asText(),
                        last(started.path("page_url").asText()),
                        last(started.path("request_uri").asText())))
                .doesNotHaveDuplicates();
    }

    @Test
    void bodies_that_are_not_strict_json_are_refused() {
        for (String body :
                List.of("", "[]", "{\"purpose\":\"a\",\"purpose\":\"b\"}", "{", "[".repeat(40) + "]".repeat(40))) {
            assertThat(house.postJson(Flow.EMPLOYER, "/verifier/v1/transactions", body)
                            .statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(house.postJson(Flow.EMPLOYER, "/verifier/v1/transactions", "{\"a\":\"" + "x".repeat(70_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void nobody_gets_in_without_a_token() {
        assertThat(house.get("/verifier/v1/transactions/" + "A".repeat(43)).statusCode())
                .isEqualTo(401);
        assertThat(house.get("/verifier/v1/api-info").statusCode()).isEqualTo(200);
    }

    private static String last(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static ObjectNode without(String member) {
        ObjectNode body = Flow.wellFormed();
        body.remove(member);
        return body;
    }

    private static ObjectNode withQuery(String dcql) {
        ObjectNode body = without("query");
        body.set("dcql_query", StrictJson.object(dcql).orElseThrow());
        return body;
    }

    private static ObjectNode asking(String purpose, String... claims) {
        ObjectNode body = without("query").put("purpose", purpose);
        ObjectNode credential =
                body.putObject("dcql_query").putArray("credentials").addObject();
        credential.put("id", "certificate").put("format", "dc+sd-jwt");
        credential.putObject("meta").putArray("vct_values").add(VerifierHouse.VCT);
        for (String claim : claims) {
            credential.withArray("claims").addObject().putArray("path").add(claim);
        }
        return body;
    }
}
