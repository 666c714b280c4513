package se.intyga.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import se.intyga.consent.checkpoint.VerifierKey;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Ledgers;
import se.intyga.consent.receipt.Receipt;
import se.intyga.consent.receipt.ReceiptOutcome;
import se.intyga.consent.receipt.VerifyOffline;
import se.intyga.consent.receipt.VerifyReceipt;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.jose.PresentedJws;
import se.intyga.formats.json.StrictJson;

/// Pitfalls 4.12: one receipt, two halves. The person fetches hers, the relying party reads its own with the result.
class TwoHalvesTest {
    private final VerifierHouse house = VerifierHouse.open();
    private final TestWallet wallet = new TestWallet(house);

    private record Halves(String persons, String relyingPartys, JsonNode record) {}

    private Halves halves(Flow flow, HttpResponse<String> answered) {
        String address =
                VerifierHouse.path(Flow.json(answered).path("receipt_uri").asText());
        HttpResponse<String> result =
                flow.result(flow.state().path("response_code").asText());
        assertThat(result.statusCode()).as(result.body()).isEqualTo(200);
        JsonNode record = Flow.json(result).path("record");
        return new Halves(house.get(address).body(), record.path("receipt").asText(), record);
    }

    private Halves halves() {
        Flow flow = Flow.start(house);
        return halves(flow, flow.respond(wallet.answer(flow.request())));
    }

    private static ObjectNode claims(String jwt) {
        return PresentedJws.parse(jwt).orElseThrow().unverifiedClaims();
    }

    private VerifyOffline withTheLedgersKeyOnly() {
        VerifierKey key = house.bean(Ledgers.class).verifierKey(LedgerName.ofRelyingParty(Flow.EMPLOYER));
        return new VerifyOffline(key);
    }

    private Receipt verified(String jwt) {
        assertThat(house.bean(VerifyReceipt.class).verify(jwt)).isInstanceOf(ReceiptOutcome.Verified.class);
        return ((ReceiptOutcome.Verified) withTheLedgersKeyOnly().verify(jwt)).receipt();
    }

    @Test
    void both_parties_get_the_receipt_with_the_same_id_and_the_same_facts_under_both_signatures() {
        Halves halves = halves();
        Receipt persons = verified(halves.persons());
        Receipt relyingPartys = verified(halves.relyingPartys());

        assertThat(relyingPartys.id()).isEqualTo(persons.id()).isNotBlank();
        assertThat(claims(halves.relyingPartys()).path("receipt"))
                .isEqualTo(claims(halves.persons()).path("receipt"));
        assertThat(relyingPartys.entry().index())
                .isEqualTo(halves.record().path("index").asLong());
        assertThat(relyingPartys.entry().leafHash().hex())
                .isEqualTo(halves.record().path("leaf_hash").asText());
        assertThat(relyingPartys.issuer()).isEqualTo(Flow.EMPLOYER);
    }

    @Test
    void without_the_ledgers_seal_or_with_another_the_half_is_not_believed() {
        String jwt = halves().relyingPartys();
        ObjectNode claims = claims(jwt);
        assertThat(claims.path("seal").asText()).isNotBlank();
        claims.put("jti", "B".repeat(22));
        String[] parts = jwt.split("\\.", -1);
        String changed = parts[0] + "." + Base64Url.encode(StrictJson.write(claims)) + "." + parts[2];
        assertThat(withTheLedgersKeyOnly().verify(changed)).isInstanceOf(ReceiptOutcome.Rejected.class);
    }

    @Test
    void no_half_holds_a_claim_value() {
        Halves halves = halves();
        for (String half : new String[] {halves.persons(), halves.relyingPartys()}) {
            ObjectNode claims = claims(half);
            String body = new String(
                    Base64Url.decode(claims.path("evidence").path("body").asText())
                            .orElseThrow(),
                    java.nio.charset.StandardCharsets.UTF_8);
            assertThat(claims.toString()).contains("registration_date").doesNotContain("2026-03-02");
            assertThat(body).doesNotContain("2026-03-02");
        }
    }

    @Test
    void a_second_reading_gives_no_second_receipt() {
        Flow flow = Flow.start(house);
        flow.respond(wallet.answer(flow.request()));
        String code = flow.state().path("response_code").asText();
        assertThat(flow.result(code).body()).contains("\"receipt\"");
        assertThat(flow.result(code).body()).doesNotContain("\"receipt\"");
    }

    @Test
    void an_interrupted_answer_leaves_halves_with_the_same_id() {
        boolean struck = true;
        for (int steps = 0; struck; steps++) {
            assertThat(steps).isLessThan(60);
            Flow flow = Flow.start(house);
            String answer = wallet.answer(flow.request());
            house.faults().killAfter(steps);
            HttpResponse<String> answered = flow.respond(answer);
            struck = house.faults().restart();
            house.clock().pass(Duration.ofSeconds(20));
            Halves halves = halves(flow, struck ? flow.respond(answer) : answered);
            assertThat(verified(halves.relyingPartys()).id())
                    .as("stopped after %d steps", steps)
                    .isEqualTo(verified(halves.persons()).id());
        }
    }
}
