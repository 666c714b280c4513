package se.intyga.holder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.consent.checkpoint.LedgerKey;
import se.intyga.consent.ledger.AppendEntry;
import se.intyga.consent.ledger.CorrelationId;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Purpose;
import se.intyga.consent.receipt.ReceiptOutcome;
import se.intyga.consent.receipt.SignReceipt;
import se.intyga.consent.receipt.VerifyOffline;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.holder.HolderHouse.Browser;
import se.intyga.pages.Text;

/// What was refused stands in the person's history, with a receipt, and is told to nobody (R39, A-5).
class DeclineTest {
    private static final String DECLINES = "/holder/v1/declines";
    private static final PersonalNumber CLARA = new PersonalNumber("198403062394");

    private static final PersonalNumber DAG = new PersonalNumber("201701012393");

    private final HolderHouse house = HolderHouse.open();
    private final Browser clara = house.loggedIn(CLARA);
    private final Browser dag = house.loggedIn(DAG);
    private final VerifyOffline offline =
            new VerifyOffline(LedgerKey.fromSeed(new byte[32]).verifierKey("intyga.test/ledgers/holder"));

    private static String body(String digest) {
        return """
                {"request": {"digest": "%s"}, "recipient": "demo-employer", "purpose": "recruitment",
                 "credential": {"type": "https://intyga.test/issuers/arbetsformedlingen/types/registration-certificate/1"},
                 "claims": ["registered"]}""".formatted(digest);
    }

    private static String digest(char letter) {
        return String.valueOf(letter).repeat(43);
    }

    private JsonNode declined(Browser browser, String body) {
        HttpResponse<String> response = house.json(browser, DECLINES, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return ActBody.read(response.body());
    }

    private String history(Browser browser) {
        return Jsoup.parse(house.get(browser, "/holder/history?lang=en").body()).text();
    }

    @Test
    void it_stands_in_her_history_with_who_asked_why_and_for_what_and_in_nobody_elses() {
        declined(clara, body(digest('A')));
        assertThat(history(clara))
                .contains("You said no to sharing information with Exempelbolaget AB (demo)")
                .contains("whether you are registered");
        assertThat(history(house.loggedIn(new PersonalNumber("197701172392"))))
                .doesNotContain("You said no to sharing");
    }

    @Test
    void the_ledger_knows_that_somebody_did_and_neither_who_nor_to_whom() {
        long before = house.entries(LedgerName.ofHolderDoor());
        declined(clara, body(digest('B')));
        assertThat(house.events(LedgerName.ofHolderDoor(), before))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.kind().name()).isEqualTo("DECLINED");
                    assertThat(event.recipient()).isEmpty();
                    assertThat(event.purpose()).isEmpty();
                    assertThat(event.claimPaths()).isEmpty();
                });
    }

    @Test
    void its_receipt_verifies_offline_and_is_hers_alone() {
        JsonNode answer = declined(clara, body(digest('C')));
        String path = answer.path("receipt").asText().substring(HolderHouse.BASE.length());
        for (String form : List.of("jwt", "jsonld")) {
            HttpResponse<String> receipt = house.get(clara, path + "&form=" + form);
            assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(200);
            assertThat(offline.verify(receipt.body()))
                    .isInstanceOfSatisfying(ReceiptOutcome.Verified.class, verified -> {
                        assertThat(verified.receipt().kind().name()).isEqualTo("REFUSAL");
                        assertThat(verified.receipt().recipient().id().value()).isEqualTo("demo-employer");
                    });
        }
        assertThat(house.get(dag, path).statusCode()).isEqualTo(404);
        String page = path.replace("/holder/v1/receipts?", "/holder/receipts/one?");
        assertThat(Jsoup.parse(house.get(clara, page + "&lang=sv").body()).text())
                .contains("Kvitto på ett nej", "Du sa nej till att dela uppgifter med Exempelbolaget AB (demo)");
    }

    @Test
    void the_same_request_is_declined_once_also_when_it_is_pressed_twice_at_once() throws Exception {
        long before = house.entries(LedgerName.ofHolderDoor());
        Callable<JsonNode> press = () -> declined(clara, body(digest('D')));
        try (var hands = Executors.newFixedThreadPool(2)) {
            List<Future<JsonNode>> answers = hands.invokeAll(List.of(press, press));
            assertThat(answers.get(0).get()).isEqualTo(answers.get(1).get());
        }
        assertThat(house.entries(LedgerName.ofHolderDoor())).isEqualTo(before + 1);
        declined(dag, body(digest('D')));
        assertThat(house.entries(LedgerName.ofHolderDoor()))
                .as("another person's no")
                .isEqualTo(before + 2);
    }

    @Test
    void an_application_that_names_the_request_only_leaves_the_rest_out() {
        declined(clara, "{\"request\":{\"digest\":\"" + digest('E') + "\"}}");
        declined(clara, "{\"request\":{\"digest\":\"" + digest('F') + "\"},\"recipient\":\"not-registered\"}");
        assertThat(history(clara)).contains("You said no to sharing information with not-registered");
    }

    /// The receipt of a request of the employer's to which nothing was given.
    private String refusalReceipt() {
        LedgerEvent declined = LedgerEvent.of(
                        EventKind.DECLINED,
                        HolderHouse.NOW,
                        HolderHouse.EMPLOYER,
                        new CorrelationId(UUID.randomUUID().toString()))
                .to(HolderHouse.EMPLOYER)
                .why(Purpose.of("recruitment", new Text("Rekrytering", "Recruitment")))
                .onBasis("6(1)(f)")
                .byPolicy("example-1")
                .claims(List.of(ClaimPath.of("registered")))
                .build();
        EntryReference entry =
                house.bean(AppendEntry.class).append(LedgerName.ofRelyingParty("demo-employer"), declined);
        return house.bean(SignReceipt.class)
                .signRefusal(entry, house.employerKey)
                .jwt();
    }

    @Test
    void a_relying_partys_receipt_of_a_refusal_can_be_kept_and_stands_in_the_history() {
        Browser dora = house.loggedIn(new PersonalNumber("199804012384"));
        HttpResponse<String> kept = house.post(dora, "/holder/v1/receipts", "application/jwt", refusalReceipt());
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
        assertThat(history(dora)).contains("You said no to sharing information with Exempelbolaget AB (demo)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"request\":{\"digest\":\"short\"}}",
                "{\"request\":{\"digest\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"},\"other\":1}",
                "{\"request\":{\"digest\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"},\"recipient\":\"Två ord\"}",
                "{\"request\":{\"digest\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"},\"claims\":[7]}"
            })
    void refuses_what_is_no_request(String body) {
        HttpResponse<String> response = house.json(clara, DECLINES, body);
        assertThat(response.statusCode()).as(body).isEqualTo(400);
        assertThat(ActBody.read(response.body()).path("code").asText()).isIn("ELEMENT_MISSING", "BODY_INVALID");
    }
}
