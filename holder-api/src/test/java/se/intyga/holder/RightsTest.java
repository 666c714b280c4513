package se.intyga.holder;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.rights.AgencyCases;
import se.intyga.consent.rights.CaseState;
import se.intyga.consent.rights.ChangeCase;
import se.intyga.holder.HolderHouse.Browser;

/// What a person can ask of others about her data: deletion (TS7), a report (TS8), correction, access and
/// erasure (R13).
class RightsTest {
    private static final String JSON = "application/json";

    private final HolderHouse house = HolderHouse.open();
    private final Browser anna = house.loggedIn(HolderHouse.ANNA);
    private final Browser bo = house.loggedIn(HolderHouse.BO);

    @BeforeEach
    void forget_everything() {
        house.takesDeletion = true;
        house.employersDoor.resetAll();
        house.jdbi.useHandle(handle -> {
            handle.execute("DELETE FROM consent.person_entry");
            handle.execute("DELETE FROM consent.kept_receipt");
            handle.execute("DELETE FROM consent.rights_case");
        });
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (IOException notJson) {
            throw new AssertionError(response.body(), notJson);
        }
    }

    private String keptReceipt() {
        return json(house.post(anna, "/holder/v1/receipts", "application/jwt", house.receipt()))
                .path("receiptId")
                .asText();
    }

    private void employerAnswers(int status, String body) {
        house.employersDoor.stubFor(post(urlEqualTo("/verifier/v1/deletion-requests"))
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", JSON)
                        .withBody(body)));
    }

    private HttpResponse<String> open(Browser browser, String body) {
        return house.post(browser, "/holder/v1/cases", JSON, body);
    }

    private static String deletion(String receipt) {
        return "{\"kind\":\"DELETION\",\"receiptId\":\"" + receipt + "\",\"words\":\"Tack\"}";
    }

    @Test
    void a_deletion_request_goes_to_the_recipient_with_the_receipt_and_its_answer_is_recorded() {
        employerAnswers(202, "{\"state\":\"RECEIVED\"}");
        String receipt = keptReceipt();
        HttpResponse<String> opened = open(anna, deletion(receipt));
        assertThat(opened.statusCode()).isEqualTo(201);
        assertThat(json(opened).path("state").asText()).isEqualTo("RECEIVED");
        assertThat(json(opened).path("about").path("id").asText()).isEqualTo("demo-employer");
        String sent =
                house.employersDoor.getAllServeEvents().getFirst().getRequest().getBodyAsString();
        assertThat(sent)
                .contains("\"receipt\":\"ey")
                .doesNotContain(HolderHouse.ANNA.digits())
                .doesNotContain("Tack");

        employerAnswers(202, "{\"state\":\"REFUSED\",\"answer\":\"Bokföringslagen kräver att vi sparar.\"}");
        String id = json(opened).path("id").asText();
        JsonNode later = json(house.post(anna, "/holder/v1/cases/" + id + "/delivery", JSON, "{}"));
        assertThat(later.path("state").asText()).isEqualTo("REFUSED");
        assertThat(later.path("answer").asText()).startsWith("Bokföringslagen");
        assertThat(house.post(anna, "/holder/v1/cases/" + id + "/delivery", JSON, "{}")
                        .statusCode())
                .as("an end is an end")
                .isEqualTo(409);
        assertThat(json(house.get(anna, "/holder/v1/cases")).path("cases")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"500 x", "200 <html>", "200 {}", "200 {\"state\":\"WITHDRAWN\"}", "302 {\"state\":\"DONE\"}"})
    void without_a_usable_answer_the_case_says_so_and_can_be_sent_again(String answer) {
        employerAnswers(Integer.parseInt(answer.substring(0, 3)), answer.substring(4));
        JsonNode opened = json(open(anna, deletion(keptReceipt())));
        assertThat(opened.path("state").asText()).isEqualTo("NO_ANSWER");
        employerAnswers(202, "{\"state\":\"DONE\"}");
        JsonNode again =
                json(house.post(anna, "/holder/v1/cases/" + opened.path("id").asText() + "/delivery", JSON, "{}"));
        assertThat(again.path("state").asText()).isEqualTo("DONE");
    }

    @Test
    void where_a_recipient_has_only_an_e_mail_address_the_person_gets_a_draft_and_says_that_she_sent_it() {
        house.takesDeletion = false;
        JsonNode opened = json(open(anna, deletion(keptReceipt())));
        assertThat(opened.path("state").asText()).isEqualTo("PREPARED");
        assertThat(opened.path("letter").path("mailto").asText())
                .startsWith("mailto:dataskydd@exempelbolaget.example?subject=")
                .doesNotContain("+");
        assertThat(opened.path("letter").path("body").asText()).contains("Exempelbolaget AB (demo)", "registered");
        String id = opened.path("id").asText();
        assertThat(json(house.post(anna, "/holder/v1/cases/" + id + "/state", JSON, "{\"state\":\"SENT\"}"))
                        .path("state")
                        .asText())
                .isEqualTo("SENT");
        assertThat(house.post(anna, "/holder/v1/cases/" + id + "/state", JSON, "{\"state\":\"DONE\"}")
                        .statusCode())
                .as("only the recipient can say that it is done")
                .isEqualTo(400);
        assertThat(house.employersDoor.getAllServeEvents()).isEmpty();
    }

    @Test
    void a_report_to_the_authority_is_a_draft_that_names_the_recipient_and_what_it_asked_for() {
        JsonNode opened = json(open(
                anna,
                "{\"kind\":\"AUTHORITY_REPORT\",\"receiptId\":\"" + keptReceipt()
                        + "\",\"words\":\"De frågade för mycket\"}"));
        assertThat(opened.path("state").asText()).isEqualTo("PREPARED");
        JsonNode letter = opened.path("letter");
        assertThat(letter.path("mailto").asText()).startsWith("mailto:imy@imy.se?subject=");
        assertThat(letter.path("body").asText()).contains("demo-employer", "registered", "De frågade för mycket");
        assertThat(letter.path("contact").toString()).contains("https://www.imy.se/");
    }

    @Test
    void a_correction_reaches_the_agency_whose_answer_the_person_follows() {
        JsonNode opened = json(open(
                anna,
                "{\"kind\":\"CORRECTION\",\"agency\":\"arbetsformedlingen\",\"documentType\":\"registration-certificate\","
                        + "\"claimPaths\":[[\"registration_date\"]],\"words\":\"Datumet är fel\"}"));
        assertThat(opened.path("state").asText()).isEqualTo("SENT");
        String id = opened.path("id").asText();
        AgencyCases agency = house.bean(AgencyCases.class);
        assertThat(agency.of("arbetsformedlingen", false)).singleElement().satisfies(one -> {
            assertThat(one.asked().words()).isEqualTo("Datumet är fel");
            assertThat(one.asked().identity()).contains(HolderHouse.ANNA.digits());
        });
        assertThat(agency.of("another", false)).isEmpty();
        assertThat(agency.answer("another", id, CaseState.DONE, "x")).isInstanceOf(ChangeCase.Outcome.NotFound.class);
        assertThat(agency.answer("arbetsformedlingen", id, CaseState.WITHDRAWN, "x"))
                .isInstanceOf(ChangeCase.Outcome.NotAllowed.class);
        assertThat(agency.answer("arbetsformedlingen", id, CaseState.DONE, "Rättat i dag."))
                .isInstanceOf(ChangeCase.Outcome.Changed.class);
        JsonNode followed = json(house.get(anna, "/holder/v1/cases/" + id));
        assertThat(followed.path("state").asText()).isEqualTo("DONE");
        assertThat(followed.path("answer").asText()).isEqualTo("Rättat i dag.");
        assertThat(followed.toString()).doesNotContain(HolderHouse.ANNA.digits());
        assertThat(json(house.get(anna, "/holder/v1/history")).path("entries").findValuesAsText("event"))
                .filteredOn(event -> event.startsWith("CORRECTION"))
                .containsExactlyInAnyOrder("CORRECTION_REQUESTED", "CORRECTION_DECIDED");
    }

    private List<String> events(Browser browser) {
        return json(house.get(browser, "/holder/v1/history")).path("entries").findValuesAsText("event");
    }

    @Test
    void an_erasure_is_the_agencys_to_grant_and_takes_what_it_recorded_out_of_the_history() {
        house.released(HolderHouse.ANNA, EventKind.ISSUED);
        house.released(HolderHouse.BO, EventKind.ISSUED);
        AgencyCases agency = house.bean(AgencyCases.class);
        String erasure = "{\"kind\":\"ERASURE\",\"agency\":\"arbetsformedlingen\"}";

        String refused = json(open(anna, erasure)).path("id").asText();
        agency.answer("arbetsformedlingen", refused, CaseState.REFUSED, "Arkivlagen säger nej.");
        assertThat(json(house.get(anna, "/holder/v1/cases/" + refused))
                        .path("answer")
                        .asText())
                .isEqualTo("Arkivlagen säger nej.");
        assertThat(house.get(anna, "/holder/history?lang=en").body())
                .contains("to erase what it has about you", "answered your request for erasure");

        String granted = json(open(anna, erasure)).path("id").asText();
        agency.answer("arbetsformedlingen", granted, CaseState.DONE, "Raderat.");
        assertThat(events(anna)).doesNotContain("ISSUED", "CORRECTION_REQUESTED", "CORRECTION_DECIDED");
        assertThat(events(bo)).contains("ISSUED");
        JsonNode followed = json(house.get(anna, "/holder/v1/cases/" + granted));
        assertThat(followed.path("state").asText()).isEqualTo("DONE");
        assertThat(followed.path("kind").asText()).isEqualTo("ERASURE");
    }

    @Test
    void another_persons_case_answers_like_one_that_never_was() {
        employerAnswers(202, "{\"state\":\"RECEIVED\"}");
        String receipt = keptReceipt();
        String hers = json(open(anna, deletion(receipt))).path("id").asText();
        String never = "A".repeat(hers.length());
        for (String rest : List.of("", "/delivery", "/state")) {
            HttpResponse<String> other = rest.isEmpty()
                    ? house.get(bo, "/holder/v1/cases/" + hers)
                    : house.post(bo, "/holder/v1/cases/" + hers + rest, JSON, "{\"state\":\"WITHDRAWN\"}");
            HttpResponse<String> none = rest.isEmpty()
                    ? house.get(bo, "/holder/v1/cases/" + never)
                    : house.post(bo, "/holder/v1/cases/" + never + rest, JSON, "{\"state\":\"WITHDRAWN\"}");
            assertThat(other.statusCode()).isEqualTo(404);
            assertThat(other.body()).isEqualTo(none.body());
        }
        assertThat(house.get(bo, "/holder/rights/cases/" + hers).body())
                .isEqualTo(house.get(bo, "/holder/rights/cases/" + never).body());
        assertThat(open(bo, deletion(receipt)).body())
                .as("another's receipt is none")
                .isEqualTo(open(bo, deletion("A".repeat(receipt.length()))).body());
        assertThat(json(house.get(bo, "/holder/v1/cases")).path("cases")).isEmpty();
        assertThat(json(house.get(anna, "/holder/v1/cases/" + hers))
                        .path("state")
                        .asText())
                .isEqualTo("RECEIVED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "[]",
                "{}",
                "{\"kind\":\"X\"}",
                "{\"kind\":\"ACCESS\",\"agency\":1}",
                "{\"kind\":\"ACCESS\",\"agency\":\"arbetsformedlingen\",\"more\":1}",
                "{\"kind\":\"CORRECTION\",\"agency\":\"arbetsformedlingen\",\"claimPaths\":[[]]}"
            })
    void refuses_a_body_that_is_none(String body) {
        HttpResponse<String> response = open(anna, body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("code").asText()).isEqualTo("BODY_INVALID");
    }

    @Test
    void what_cannot_be_asked_says_why() {
        assertThat(json(open(anna, deletion("none"))).path("code").asText()).isEqualTo("RECEIPT_NOT_KEPT");
        assertThat(json(open(anna, "{\"kind\":\"ACCESS\",\"agency\":\"nobody\"}"))
                        .path("code")
                        .asText())
                .isEqualTo("AGENCY_UNKNOWN");
        assertThat(json(open(anna, "{\"kind\":\"CORRECTION\",\"agency\":\"arbetsformedlingen\"}"))
                        .path("code")
                        .asText())
                .isEqualTo("WORDS_MISSING");
        assertThat(open(Browser.WITHOUT_SESSION, deletion("x")).statusCode()).isEqualTo(401);
    }

    @Test
    void the_store_tells_neither_words_nor_recipient_nor_number_and_the_doors_ledger_not_whose() {
        long before = house.entries(LedgerName.ofHolderDoor());
        employerAnswers(202, "{\"state\":\"RECEIVED\"}");
        open(anna, deletion(keptReceipt()));
        open(anna, "{\"kind\":\"ACCESS\",\"agency\":\"arbetsformedlingen\",\"words\":\"hemligt\"}");
        assertThat(house.entries(LedgerName.ofHolderDoor())).isGreaterThan(before);
        List<String> rows =
                house.jdbi.withHandle(handle -> handle.createQuery("SELECT t::text FROM consent.rights_case t")
                        .mapTo(String.class)
                        .list());
        assertThat(String.join("\n", rows))
                .isNotEmpty()
                .doesNotContain("demo-employer")
                .doesNotContain("Tack")
                .doesNotContain("hemligt")
                .doesNotContain(HolderHouse.ANNA.digits());
    }

    @Test
    void the_pages_work_without_scripts_in_both_languages_and_only_with_the_sessions_own_form() {
        employerAnswers(202, "{\"state\":\"RECEIVED\"}");
        String receipt = keptReceipt();
        Document form = Jsoup.parse(house.get(anna, "/holder/rights/ask?kind=DELETION&lang=sv&receipt=" + receipt)
                .body());
        assertThat(form.select("script, [style], [onclick]")).isEmpty();
        assertThat(form.select("select[name=about] option[selected]").val()).isEqualTo(receipt);
        Map<String, String> filled =
                Map.of("form_token", anna.formToken(), "kind", "DELETION", "about", receipt, "words", "Tack");
        assertThat(house.form(
                                anna,
                                "/holder/rights/ask",
                                Map.of("kind", "DELETION", "about", receipt, "form_token", bo.formToken()))
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> sent = house.form(anna, "/holder/rights/ask?lang=sv", filled);
        assertThat(sent.statusCode()).isEqualTo(303);
        String address = sent.headers().firstValue("Location").orElseThrow().substring(HolderHouse.BASE.length());
        assertThat(Jsoup.parse(house.get(anna, address).body()).text())
                .contains("Radering: Exempelbolaget AB (demo)", "Mottaget", "Tack");
        HttpResponse<String> back =
                house.form(anna, address, Map.of("form_token", anna.formToken(), "action", "withdraw"));
        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(Jsoup.parse(house.get(anna, "/holder/rights?lang=en").body()).text())
                .contains("Deletion: Exempelbolaget AB (demo)", "Taken back");
        for (String kind : List.of("AUTHORITY_REPORT", "CORRECTION", "ACCESS")) {
            for (String language : List.of("sv", "en")) {
                Document page = Jsoup.parse(house.get(anna, "/holder/rights/ask?kind=" + kind + "&lang=" + language)
                        .body());
                assertThat(page.select("form[action=/holder/rights/ask] textarea"))
                        .hasSize(1);
            }
        }
        assertThat(house.get(Browser.WITHOUT_SESSION, "/holder/rights").statusCode())
                .isEqualTo(303);
    }
}
