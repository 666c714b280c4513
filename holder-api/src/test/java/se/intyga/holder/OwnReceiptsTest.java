package se.intyga.holder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import se.intyga.consent.checkpoint.LedgerKey;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.receipt.ReceiptOutcome;
import se.intyga.consent.receipt.VerifyOffline;
import se.intyga.holder.HolderHouse.Browser;

/// Receipts of all five kinds: as JWT, as JSON-LD and as a page in plain Swedish and English.
class OwnReceiptsTest {
    private final HolderHouse house = HolderHouse.open();
    private final Browser anna = house.loggedIn(HolderHouse.ANNA);
    private final Browser bo = house.loggedIn(HolderHouse.BO);
    private final VerifyOffline offline =
            new VerifyOffline(LedgerKey.fromSeed(new byte[32]).verifierKey("intyga.test/ledgers/holder"));

    private static String query(JsonNode step) {
        return "ledger=" + step.path("ledger").asText() + "&index="
                + step.path("index").asLong();
    }

    private static String query(EntryReference entry) {
        return "ledger=" + entry.ledger() + "&index=" + entry.index();
    }

    /// Places of a consent that was made, used and withdrawn.
    private List<String> consent() {
        String id = ActBody.read(house.json(
                                anna, "/holder/v1/consents", ActBody.consent().toString())
                        .body())
                .path("consentId")
                .asText();
        house.json(anna, "/holder/v1/consents/" + id + "/use", ActBody.use().toString());
        JsonNode withdrawn = ActBody.read(house.json(anna, "/holder/v1/consents/" + id + "/withdraw", "{}")
                .body());
        List<String> places = new ArrayList<>();
        withdrawn.path("steps").forEach(step -> places.add(query(step)));
        return places;
    }

    private void believed(String query, String kind) {
        for (String form : List.of("jwt", "jsonld")) {
            HttpResponse<String> response = house.get(anna, "/holder/v1/receipts?" + query + "&form=" + form);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            assertThat(offline.verify(response.body()))
                    .as(form)
                    .isInstanceOfSatisfying(
                            ReceiptOutcome.Verified.class,
                            verified ->
                                    assertThat(verified.receipt().kind().name()).isEqualTo(kind));
        }
    }

    private Document page(String query, String language) {
        return Jsoup.parse(house.get(anna, "/holder/receipts/one?" + query + "&lang=" + language)
                .body());
    }

    @Test
    void releases_and_refusals_have_receipts_that_say_what_can_be_done() {
        String release = query(house.released(HolderHouse.ANNA, EventKind.ISSUED));
        String refusal =
                query(house.released(HolderHouse.ANNA, EventKind.RELEASE_DECIDED, "ELECTRONIC_FORM_NOT_SUPPORTED"));
        believed(release, "RELEASE");
        believed(refusal, "REFUSAL");
        assertThat(page(release, "en").text())
                .contains("Receipt of a release")
                .contains("You can ask it to correct errors")
                .contains("Checked against the ledger issuers/arbetsformedlingen");
        assertThat(page(refusal, "sv").text())
                .contains("Kvitto på ett nej")
                .contains("Det här blev ett nej")
                .contains("handlingen på papper");
    }

    @Test
    void a_consent_has_receipts_of_its_making_use_and_withdrawal() {
        List<String> places = consent();
        assertThat(places).hasSize(3);
        believed(places.get(0), "APPROVAL");
        believed(places.get(1), "APPROVAL");
        believed(places.get(2), "WITHDRAWAL");
        assertThat(page(places.get(0), "en").text())
                .contains("You consented to sharing information with Exempelbolaget AB (demo)")
                .contains("whether you are registered")
                .contains("You can withdraw your consent at any time")
                .contains("The information is deleted after 30 days");
        assertThat(page(places.get(2), "sv").text())
                .contains("Kvitto på ett återtagande")
                .contains("säg till den att du har tagit tillbaka");
        JsonNode document = ActBody.read(house.get(anna, "/holder/v1/receipts?" + places.get(0) + "&form=jsonld")
                .body());
        assertThat(document.path("@type").asText()).isEqualTo("dpv:ConsentRecord");
        assertThat(document.path("pii_processing").path("language").asText()).isEqualTo("sv");
        assertThat(document.path("pii_processing")
                        .path("retention_period")
                        .path("en")
                        .asText())
                .contains("30 days");
    }

    @Test
    void a_kept_receipt_of_a_disclosure_is_shown_again() {
        String jwt = house.receipt();
        house.json(anna, "/holder/v1/receipts", "{\"receipt\":\"" + jwt + "\"}");
        String index = ActBody.read(
                        house.get(anna, "/holder/v1/history?limit=100").body())
                .path("entries")
                .valueStream()
                .filter(entry -> entry.path("origin").asText().equals("RECEIPT"))
                .map(entry -> query(entry.path("place")))
                .findFirst()
                .orElseThrow();
        believed(index, "DISCLOSURE");
        assertThat(page(index, "en").text())
                .contains("You shared information with Exempelbolaget AB (demo)")
                .contains("you can object")
                .contains("It could be relied on.");
        assertThat(Jsoup.parse(house.get(anna, "/holder/history?limit=100&lang=en")
                                .body())
                        .select("a[href^=/holder/receipts/one]")
                        .eachText())
                .contains("Receipt");
    }

    @Test
    void nobody_gets_anothers_receipt() {
        String release = query(house.released(HolderHouse.ANNA, EventKind.ISSUED));
        assertThat(house.get(bo, "/holder/v1/receipts?" + release).statusCode()).isEqualTo(404);
        assertThat(house.get(bo, "/holder/receipts/one?" + release).statusCode())
                .isEqualTo(404);
        assertThat(house.get(bo, "/holder/v1/receipts?" + consent().getFirst()).statusCode())
                .isEqualTo(404);
        assertThat(house.get(Browser.WITHOUT_SESSION, "/holder/v1/receipts?" + release)
                        .statusCode())
                .isEqualTo(401);
        assertThat(house.get(Browser.WITHOUT_SESSION, "/holder/receipts/one?" + release)
                        .statusCode())
                .isEqualTo(303);
        for (String wrong : List.of("", "ledger=holder", "ledger=../x&index=1", "ledger=holder&index=-1")) {
            assertThat(house.get(anna, "/holder/v1/receipts?" + wrong).statusCode())
                    .isEqualTo(400);
        }
    }
}
