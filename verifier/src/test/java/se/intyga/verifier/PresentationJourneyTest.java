package se.intyga.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.Ledger;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Ledgers;
import se.intyga.formats.jose.PresentedJws;
import se.intyga.formats.json.StrictJson;

class PresentationJourneyTest {
    private final VerifierHouse house = VerifierHouse.open();
    private final TestWallet wallet = new TestWallet(house);

    @Test
    void a_right_answer_is_verified_and_read_once() {
        Flow flow = Flow.start(house);
        assertThat(flow.state().path("state").asText()).isEqualTo("requested");
        TestWallet.Request request = flow.request();
        assertThat(flow.state().path("state").asText()).isEqualTo("retrieved");

        HttpResponse<String> answered = flow.respond(wallet.answer(request));

        assertThat(answered.body()).contains("redirect_uri", "receipt_uri");
        assertThat(answered.statusCode()).isEqualTo(200);
        JsonNode state = flow.state();
        assertThat(state.path("state").asText()).isEqualTo("verified");
        String code = state.path("response_code").asText();
        assertThat(Flow.json(answered).path("redirect_uri").asText())
                .isEqualTo(flow.started().path("page_url").asText() + "/end?response_code=" + code);

        HttpResponse<String> result = flow.result(code);
        assertThat(result.statusCode()).isEqualTo(200);
        JsonNode read = Flow.json(result);
        assertThat(read.path("verdict_code").asText()).isEqualTo("OK");
        assertThat(read.path("act").asText()).isEqualTo("approval");
        JsonNode claims = read.path("credentials").path(0).path("claims");
        assertThat(claims)
                .isEqualTo(StrictJson.newObject().put("registered", true).put("registration_date", "2026-03-02"));
        assertThat(read.path("verdict")).hasSize(8).allSatisfy(line -> {
            assertThat(line.path("finding").asText()).isEqualTo("passed");
            assertThat(line.path("sv").asText()).isNotBlank();
            assertThat(line.path("en").asText()).isNotBlank();
        });

        assertThat(flow.result(code).statusCode()).isEqualTo(404);
    }

    @Test
    void the_receipt_is_fetched_once() {
        Flow flow = Flow.start(house);
        JsonNode answered = Flow.json(flow.respond(wallet.answer(flow.request())));
        String receipt = VerifierHouse.path(answered.path("receipt_uri").asText());

        HttpResponse<String> first = house.get(receipt);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Type")).contains("application/jwt");
        assertThat(first.body()).doesNotContain("2026-03-02");
        assertThat(house.get(receipt).statusCode()).isEqualTo(404);
    }

    @Test
    void who_declines_gets_a_receipt_of_it_once_and_the_relying_party_gets_none() {
        Flow flow = Flow.start(house);
        JsonNode no = Flow.json(house.postForm(flow.responsePath(), Map.of("error", "access_denied")));
        String receipt = VerifierHouse.path(no.path("receipt_uri").asText());
        assertThat(flow.state().toString()).doesNotContain("receipt");

        HttpResponse<String> first = house.get(receipt);
        assertThat(first.statusCode()).isEqualTo(200);
        JsonNode facts = PresentedJws.parse(first.body())
                .orElseThrow()
                .unverifiedClaims()
                .path("receipt");
        assertThat(facts.path("kind").asText()).isEqualTo("REFUSAL");
        assertThat(facts.path("event").asText()).isEqualTo("DECLINED");
        assertThat(facts.path("recipient").path("id").asText()).isEqualTo("demo-employer");
        assertThat(facts.path("purpose").isObject()).isTrue();
        assertThat(facts.path("claims")).as("what was asked").isNotEmpty();
        assertThat(facts.has("verdict")).isFalse();
        assertThat(house.get(receipt).statusCode()).isEqualTo(404);
    }

    @Test
    void only_the_relying_party_that_asked_sees_the_transaction_and_its_result() {
        Flow flow = Flow.start(house);
        flow.respond(wallet.answer(flow.request()));
        String code = flow.state().path("response_code").asText();

        assertThat(house.getAs("demo-fund", "/verifier/v1/transactions/" + flow.id())
                        .statusCode())
                .isEqualTo(404);
        assertThat(house.postJson(
                                "demo-fund",
                                "/verifier/v1/transactions/" + flow.id() + "/result",
                                "{\"response_code\":\"" + code + "\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(flow.result(code).statusCode()).isEqualTo(200);
    }

    @Test
    void a_wrong_response_code_reads_nothing_and_spoils_nothing() {
        Flow flow = Flow.start(house);
        flow.respond(wallet.answer(flow.request()));
        String code = flow.state().path("response_code").asText();

        assertThat(flow.result("A".repeat(43)).statusCode()).isEqualTo(404);
        assertThat(flow.result("short").statusCode()).isEqualTo(404);
        assertThat(flow.result(code).statusCode()).isEqualTo(200);
    }

    @Test
    void declined_tells_nothing_more_than_no_such_credential() {
        Flow declined = Flow.start(house);
        Flow unable = Flow.start(house);
        HttpResponse<String> no = house.postForm(declined.responsePath(), Map.of("error", "access_denied"));
        house.postForm(unable.responsePath(), Map.of("error", "vp_formats_not_supported"));

        assertThat(no.statusCode()).isEqualTo(200);
        assertThat(no.body()).contains("redirect_uri", "receipt_uri");
        ObjectNode one = (ObjectNode) declined.state();
        ObjectNode other = (ObjectNode) unable.state();
        assertThat(one.path("state").asText()).isEqualTo("declined");
        assertThat(one.without(List.of("id")).toString())
                .isEqualTo(other.without(List.of("id")).toString());
    }

    @Test
    void nobody_who_merely_knows_the_address_ends_a_transaction_with_noise() {
        Flow flow = Flow.start(house);
        TestWallet.Request request = flow.request();
        assertThat(flow.respond("not.a.jwe").statusCode()).isEqualTo(400);
        assertThat(flow.respond("a.b.c.d.e").statusCode()).isEqualTo(400);
        assertThat(flow.respond(wallet.answer(request)).statusCode()).isEqualTo(200);
    }

    @Test
    void consent_is_recorded_as_consent_with_its_text() {
        ObjectNode body = StrictJson.newObject()
                .put("purpose", "recruitment-consent")
                .put("legal_basis", "consent")
                .put("query", "registered");
        assertThat(Flow.json(house.start(Flow.EMPLOYER, body)).path("code").asText())
                .isEqualTo("CONSENT_INCOMPLETE");
        ObjectNode consent = body.putObject("consent").put("text_version", "2026-1");
        consent.putObject("reason").put("sv", "Varför").put("en", "Why");
        consent.putObject("alternative").put("sv", "Sök ändå").put("en", "Apply anyway");
        Flow flow = Flow.start(house, body);
        assertThat(house.get(flow.pagePath()).body()).contains("Sök ändå");
        flow.respond(wallet.answer(flow.request()));

        JsonNode result =
                Flow.json(flow.result(flow.state().path("response_code").asText()));
        assertThat(result.path("act").asText()).isEqualTo("consent");
        assertThat(result.path("legal_basis").asText()).isEqualTo("consent");
    }

    @Test
    void the_ledger_tells_the_steps_and_no_value() {
        Ledgers ledgers = house.bean(Ledgers.class);
        Ledger ledger = ledgers.ledger(LedgerName.ofRelyingParty(Flow.EMPLOYER));
        long before = ledger.size();
        Flow flow = Flow.start(house);
        flow.respond(wallet.answer(flow.request()));

        List<LedgerEvent> events = ledger.entries(before, 10).stream()
                .flatMap(entry -> entry.event().stream())
                .toList();
        assertThat(events)
                .extracting(LedgerEvent::kind)
                .containsExactly(
                        EventKind.REQUEST_CREATED,
                        EventKind.REQUEST_VIEWED,
                        EventKind.APPROVED,
                        EventKind.DISCLOSED,
                        EventKind.VERIFIED);
        LedgerEvent disclosed = events.get(3);
        assertThat(disclosed.claimPaths()).containsExactlyInAnyOrderElementsOf(TestWallet.ASKED);
        assertThat(disclosed.digests()).hasSize(2);
        assertThat(disclosed.toString()).doesNotContain("2026-03-02");
    }

    @Test
    void no_table_holds_a_claim_a_code_or_a_key_in_clear() {
        Flow flow = Flow.start(house);
        TestWallet.Request request = flow.request();
        flow.respond(wallet.answer(request));
        String code = flow.state().path("response_code").asText();

        String dump = house.jdbi()
                .withHandle(handle -> handle
                        .createQuery(
                                "SELECT table_schema || '.' || table_name FROM information_schema.tables"
                                        + " WHERE table_schema IN ('ephemeral', 'consent', 'legal_basis') AND table_type = 'BASE TABLE'")
                        .mapTo(String.class)
                        .list()
                        .stream()
                        .flatMap(table -> handle
                                .createQuery(
                                        "SELECT encode(convert_to(t::text, 'UTF8'), 'escape') FROM " + table + " t")
                                .mapTo(String.class)
                                .list()
                                .stream())
                        .collect(Collectors.joining("\n")));
        String hex = HexFormat.of().formatHex("2026-03-02".getBytes(StandardCharsets.UTF_8));
        assertThat(dump).isNotBlank().doesNotContain("2026-03-02", hex, code, request.nonce());
    }
}
