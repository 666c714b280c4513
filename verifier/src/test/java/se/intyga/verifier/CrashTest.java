package se.intyga.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Ledgers;
import se.intyga.formats.json.StrictJson;

/// A machine that stops between any two steps of an answer, and a wallet that answers again (0064).
class CrashTest {
    private static final int MOST_STEPS = 60;

    private final VerifierHouse house = VerifierHouse.open();
    private final TestWallet wallet = new TestWallet(house);

    @Test
    void wherever_it_stops_the_same_answer_again_leaves_one_of_everything() {
        List<Integer> stops = new ArrayList<>();
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            Flow flow = Flow.start(house);
            String answer = wallet.answer(flow.request());
            boolean struck = interrupted(steps, () -> flow.respond(answer));
            if (!struck) {
                break;
            }
            stops.add(steps);
            HttpResponse<String> again = flow.respond(answer);
            assertThat(again.statusCode()).as("stopped after %d steps", steps).isEqualTo(200);
            assertThat(kinds(flow))
                    .as("stopped after %d steps", steps)
                    .containsExactly(
                            EventKind.REQUEST_CREATED,
                            EventKind.REQUEST_VIEWED,
                            EventKind.APPROVED,
                            EventKind.DISCLOSED,
                            EventKind.VERIFIED);
            String receipt =
                    VerifierHouse.path(Flow.json(again).path("receipt_uri").asText());
            assertThat(house.get(receipt).statusCode()).isEqualTo(200);
            assertThat(house.get(receipt).statusCode()).isEqualTo(404);
            String code = flow.state().path("response_code").asText();
            HttpResponse<String> result = flow.result(code);
            assertThat(result.statusCode()).isEqualTo(200);
            assertThat(flow.result(code).statusCode()).isEqualTo(404);
            assertProves(Flow.json(result), disclosed(flow));
        }
        assertThat(stops).as("steps of an answer").hasSizeBetween(6, MOST_STEPS - 1);
    }

    @Test
    void a_refusal_that_was_interrupted_is_carried_through_and_written_once() {
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            Flow flow = Flow.start(house);
            flow.request();
            Supplier<HttpResponse<String>> decline =
                    () -> house.postForm(flow.responsePath(), Map.of("error", "access_denied"));
            if (!interrupted(steps, decline)) {
                assertThat(steps).isGreaterThan(2);
                return;
            }
            assertThat(decline.get().statusCode())
                    .as("stopped after %d steps", steps)
                    .isEqualTo(200);
            assertThat(kinds(flow))
                    .as("stopped after %d steps", steps)
                    .containsExactly(EventKind.REQUEST_CREATED, EventKind.REQUEST_VIEWED, EventKind.DECLINED);
        }
        assertThat(false).as("a refusal ends within %d steps", MOST_STEPS).isTrue();
    }

    @Test
    void another_answer_does_not_take_over_what_was_interrupted() {
        Flow flow = Flow.start(house);
        TestWallet.Request request = flow.request();
        String first = wallet.answer(request);
        assertThat(interrupted(5, () -> flow.respond(first))).isTrue();
        assertThat(flow.respond(wallet.answer(request)).statusCode()).isEqualTo(400);
        assertThat(house.postForm(flow.responsePath(), Map.of("error", "access_denied"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(flow.respond(first).statusCode()).isEqualTo(200);
    }

    /// Stops the machine within the call, starts it again, and lets the pause go by. False: the call ended before.
    private boolean interrupted(int steps, Supplier<HttpResponse<String>> call) {
        house.faults().killAfter(steps);
        HttpResponse<String> answer = call.get();
        boolean struck = house.faults().restart();
        assertThat(answer.statusCode()).isEqualTo(struck ? 500 : 200);
        house.clock().pass(Duration.ofSeconds(20));
        return struck;
    }

    private List<LedgerEvent> events(Flow flow) {
        var ledger = house.bean(Ledgers.class).ledger(LedgerName.ofRelyingParty(Flow.EMPLOYER));
        long size = ledger.size();
        return ledger.entries(Math.max(0, size - 50), 50).stream()
                .flatMap(entry -> entry.event().stream())
                .filter(event -> event.correlation().value().equals(flow.id()))
                .toList();
    }

    private List<EventKind> kinds(Flow flow) {
        return events(flow).stream().map(LedgerEvent::kind).toList();
    }

    private LedgerEvent disclosed(Flow flow) {
        return events(flow).stream()
                .filter(event -> event.kind() == EventKind.DISCLOSED)
                .findFirst()
                .orElseThrow();
    }

    /// The salts of the result open the digests of the one entry, also when the entry was written before the stop.
    private static void assertProves(JsonNode result, LedgerEvent disclosed) {
        JsonNode salts = result.path("record").path("salts");
        JsonNode claims = result.path("credentials").path(0).path("claims");
        assertThat(salts).hasSize(disclosed.digests().size());
        for (int i = 0; i < salts.size(); i++) {
            JsonNode line = salts.get(i);
            JsonNode value = claims.path(line.path("path").path(0).asText());
            var salt = se.intyga.consent.ledger.Salt.of(
                    java.util.Base64.getUrlDecoder().decode(line.path("salt").asText()));
            String content = disclosed.claimPaths().get(i) + "=" + StrictJson.canonical(value);
            assertThat(se.intyga.consent.ledger.SaltedDigest.of(
                            salt, content.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .isEqualTo(disclosed.digests().get(i));
        }
    }
}
