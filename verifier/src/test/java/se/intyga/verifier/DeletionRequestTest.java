package se.intyga.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.consent.ledger.Entry;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Ledgers;
import se.intyga.consent.receipt.SignReceipt;
import se.intyga.formats.json.StrictJson;

/// Whoever holds the receipt of a disclosure may ask the recipient to delete what it got (GDPR Art. 17; EU TS7).
class DeletionRequestTest {
    private static final String PATH = "/verifier/v1/deletion-requests";

    private final VerifierHouse house = VerifierHouse.open();
    private final TestWallet wallet = new TestWallet(house);

    private record Shared(Flow flow, String receipt) {
        String id() {
            return se.intyga.formats.jose.PresentedJws.parse(receipt)
                    .orElseThrow()
                    .unverifiedClaims()
                    .path("jti")
                    .asText();
        }
    }

    private Shared shared() {
        Flow flow = Flow.start(house);
        HttpResponse<String> answered = flow.respond(wallet.answer(flow.request()));
        String address =
                VerifierHouse.path(Flow.json(answered).path("receipt_uri").asText());
        return new Shared(flow, house.get(address).body());
    }

    private HttpResponse<String> ask(String receipt) {
        return house.postJson(
                "nobody", PATH, StrictJson.write(StrictJson.newObject().put("receipt", receipt)));
    }

    private HttpResponse<String> answer(String organisation, String receiptId, String state, String answer) {
        return house.postJson(
                organisation,
                PATH + "/" + receiptId + "/answer",
                StrictJson.write(StrictJson.newObject().put("state", state).put("answer", answer)));
    }

    private Optional<JsonNode> listed(String organisation, String receiptId) {
        for (JsonNode one : Flow.json(house.getAs(organisation, PATH)).path("deletion_requests")) {
            if (one.path("receipt_id").asText().equals(receiptId)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private long entries(Shared shared, EventKind kind) {
        var ledger = house.bean(Ledgers.class).ledger(LedgerName.ofRelyingParty(Flow.EMPLOYER));
        List<LedgerEvent> events = new ArrayList<>();
        for (long from = 0; from < ledger.size(); from += 1000) {
            ledger.entries(from, 1000).stream()
                    .map(Entry::event)
                    .flatMap(Optional::stream)
                    .forEach(events::add);
        }
        return events.stream()
                .filter(event -> event.kind() == kind
                        && event.correlation()
                                .value()
                                .equals(listed(Flow.EMPLOYER, shared.id())
                                        .orElseThrow()
                                        .path("transaction_id")
                                        .asText()))
                .count();
    }

    @Test
    void a_request_is_received_once_listed_answered_once_and_the_person_reads_the_answer() {
        Shared shared = shared();

        HttpResponse<String> first = ask(shared.receipt());
        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        assertThat(Flow.json(first).path("state").asText()).isEqualTo("RECEIVED");
        house.clock().pass(Duration.ofSeconds(5));
        assertThat(ask(shared.receipt()).body())
                .as("sent again it is the same request")
                .isEqualTo(first.body());
        assertThat(entries(shared, EventKind.DELETION_REQUESTED)).isEqualTo(1);

        JsonNode listed = listed(Flow.EMPLOYER, shared.id()).orElseThrow();
        assertThat(listed.path("transaction_id").asText())
                .isEqualTo(shared.flow().id());
        assertThat(listed.path("claim_paths").toString())
                .contains("registration_date")
                .doesNotContain("2026-03-02");

        assertThat(answer(Flow.EMPLOYER, shared.id(), "DONE", "Deleted on our side.")
                        .statusCode())
                .isEqualTo(204);
        assertThat(answer(Flow.EMPLOYER, shared.id(), "REFUSED", "Changed our mind.")
                        .statusCode())
                .as("what was said stays said")
                .isEqualTo(404);
        JsonNode told = Flow.json(ask(shared.receipt()));
        assertThat(told.path("state").asText()).isEqualTo("DONE");
        assertThat(told.path("answer").asText()).isEqualTo("Deleted on our side.");
    }

    @Test
    void another_relying_party_neither_sees_nor_answers_it() {
        Shared shared = shared();
        ask(shared.receipt());

        assertThat(listed("demo-fund", shared.id())).isEmpty();
        assertThat(answer("demo-fund", shared.id(), "DONE", "Done.").statusCode())
                .isEqualTo(404);
        assertThat(Flow.json(ask(shared.receipt())).path("state").asText()).isEqualTo("RECEIVED");
    }

    @Test
    void of_many_answers_at_once_one_counts() throws Exception {
        Shared shared = shared();
        ask(shared.receipt());
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                String words = "Answer " + i + ".";
                answers.add(
                        () -> answer(Flow.EMPLOYER, shared.id(), "DONE", words).statusCode());
            }
            int counted = 0;
            for (Future<Integer> answered : threads.invokeAll(answers)) {
                counted += answered.get() == 204 ? 1 : 0;
            }
            assertThat(counted).isEqualTo(1);
        }
    }

    @Test
    void sent_many_times_at_once_it_is_one_request_with_one_entry() throws Exception {
        Shared shared = shared();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> asks = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                asks.add(() -> ask(shared.receipt()).statusCode());
            }
            for (Future<Integer> asked : threads.invokeAll(asks)) {
                assertThat(asked.get()).isEqualTo(202);
            }
        }
        assertThat(entries(shared, EventKind.DELETION_REQUESTED)).isEqualTo(1);
    }

    @Test
    void stopped_anywhere_it_is_in_list_and_ledger_or_in_neither() {
        boolean struck = true;
        for (int steps = 0; struck; steps++) {
            assertThat(steps).isLessThan(60);
            Shared shared = shared();
            house.faults().killAfter(steps);
            ask(shared.receipt());
            struck = house.faults().restart();
            if (listed(Flow.EMPLOYER, shared.id()).isEmpty()) {
                assertThat(ask(shared.receipt()).statusCode()).isEqualTo(202);
            }
            assertThat(entries(shared, EventKind.DELETION_REQUESTED))
                    .as("stopped after %d steps", steps)
                    .isEqualTo(1);
        }
    }

    @Test
    void a_changed_receipt_and_the_receipt_of_something_else_are_not_believed() {
        Shared shared = shared();
        String changed = shared.receipt().substring(0, shared.receipt().length() - 4) + "AAAA";
        assertThat(ask(changed).statusCode()).isEqualTo(422);

        LedgerName employer = LedgerName.ofRelyingParty(Flow.EMPLOYER);
        ObjectNode unknownPurpose = Flow.wellFormed();
        unknownPurpose.put("purpose", "marketing");
        assertThat(house.start(Flow.EMPLOYER, unknownPurpose).statusCode()).isNotEqualTo(201);
        var ledger = house.bean(Ledgers.class).ledger(employer);
        String refusal = ledger.entries(Math.max(0, ledger.size() - 5), 5).stream()
                .filter(entry -> entry.event()
                        .filter(event -> event.kind() == EventKind.REQUEST_REJECTED)
                        .isPresent())
                .map(entry -> house.bean(SignReceipt.class)
                        .signByLedger(entry.reference(), Optional.empty())
                        .orElseThrow()
                        .jwt())
                .findFirst()
                .orElseThrow();
        HttpResponse<String> answer = ask(refusal);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("RECEIPT_NOT_BELIEVED");
    }

    @ParameterizedTest(name = "not kept as an answer: {0}")
    @ValueSource(strings = {"", "We deleted 19770523-2382.", "We deleted 7705232382 and told her."})
    void an_answer_with_something_like_a_personal_number_is_not_kept(String words) {
        Shared shared = shared();
        ask(shared.receipt());
        assertThat(answer(Flow.EMPLOYER, shared.id(), "DONE", words).statusCode())
                .isEqualTo(400);
        assertThat(answer(Flow.EMPLOYER, shared.id(), "RECEIVED", "Words.").statusCode())
                .isEqualTo(400);
    }

    @Test
    void open_requests_are_never_crowded_out_by_answered_ones() {
        Shared open = shared();
        ask(open.receipt());
        house.jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO consent.deletion_request (relying_party, receipt_id,"
                                + " transaction, disclosed_at, claim_paths, received_at, state, answer)"
                                + " SELECT relying_party, 'crowd-' || n, transaction, disclosed_at, claim_paths,"
                                + " received_at - interval '1 day', 'DONE', 'Done.'"
                                + " FROM consent.deletion_request, generate_series(1, 120) n WHERE receipt_id = ?",
                        open.id()));
        assertThat(listed(Flow.EMPLOYER, open.id())).isPresent();
        house.jdbi()
                .useHandle(handle ->
                        handle.execute("DELETE FROM consent.deletion_request WHERE receipt_id LIKE 'crowd-%'"));
    }
}
