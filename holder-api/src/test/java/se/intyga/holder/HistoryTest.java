package se.intyga.holder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.consent.ledger.EventKind;
import se.intyga.eid.session.BrowserSessions;
import se.intyga.holder.HolderHouse.Browser;

class HistoryTest {
    private final HolderHouse house = HolderHouse.open();
    private final Browser anna = house.loggedIn(HolderHouse.ANNA);
    private final Browser bo = house.loggedIn(HolderHouse.BO);

    @BeforeEach
    void forget_everything() {
        house.jdbi.useHandle(handle -> {
            handle.execute("DELETE FROM consent.person_entry");
            handle.execute("DELETE FROM consent.kept_receipt");
            handle.execute("DELETE FROM consent.approval");
            handle.execute("DELETE FROM consent.consent");
        });
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (IOException notJson) {
            throw new AssertionError(response.body(), notJson);
        }
    }

    @Test
    void answers_the_logged_in_persons_history_as_json() {
        house.released(HolderHouse.ANNA, EventKind.ISSUED);
        HttpResponse<String> response = house.get(anna, "/holder/v1/history");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode entry = json(response).path("entries").path(0);
        assertThat(entry.path("event").asText()).isEqualTo("ISSUED");
        assertThat(entry.path("at").asText()).isEqualTo("2026-11-21T10:00:00Z");
        assertThat(entry.path("origin").asText()).isEqualTo("AGENCY");
        assertThat(entry.path("controller").path("id").asText()).isEqualTo("arbetsformedlingen");
        assertThat(entry.path("legalBasis").asText()).isEqualTo("TF-2:15");
        assertThat(entry.path("claimPaths").isArray()).isTrue();
        assertThat(entry.path("place").path("leafHash").asText()).matches("[0-9a-f]{64}");
        assertThat(json(response).path("_meta").path("totalRecords").asInt()).isEqualTo(1);
    }

    @Test
    void one_persons_session_never_reads_anothers_history() {
        house.released(HolderHouse.ANNA, EventKind.ISSUED);
        house.post(anna, "/holder/v1/receipts", "application/jwt", house.receipt());
        assertThat(json(house.get(anna, "/holder/v1/history")).path("entries")).hasSize(2);
        JsonNode others = json(house.get(bo, "/holder/v1/history"));
        assertThat(others.path("entries")).isEmpty();
        assertThat(others.path("_meta").path("totalRecords").asInt()).isZero();
        Document page = Jsoup.parse(house.get(bo, "/holder/history").body());
        assertThat(page.select("article")).isEmpty();
        String hash = java.util.HexFormat.of()
                .formatHex(house.person(HolderHouse.ANNA).bytes());
        for (String tried : List.of("person=" + hash, "personalNumber=x", "page=1&person=" + hash)) {
            assertThat(json(house.get(bo, "/holder/v1/history?" + tried)).path("entries"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                BrowserSessions.COOKIE + "=",
                BrowserSessions.COOKIE + "=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void without_a_session_the_answer_is_a_problem_and_the_page_a_login(String cookie) {
        Browser nobody = new Browser(cookie, "");
        HttpResponse<String> response = house.get(nobody, "/holder/v1/history");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json(response).path("code").asText()).isEqualTo("LOGIN_REQUIRED");
        assertThat(json(response).path("type").asText()).isEqualTo(HolderHouse.BASE + "/problems/login-required");
        HttpResponse<String> page = house.get(nobody, "/holder/history");
        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location").orElse("")).startsWith(HolderHouse.BASE + "/eid/");
    }

    @Test
    void pages_lead_on_and_a_page_outside_is_empty() {
        for (int i = 0; i < 5; i++) {
            house.released(HolderHouse.ANNA, EventKind.STATUS_CHANGED);
        }
        JsonNode second = json(house.get(anna, "/holder/v1/history?page=2&limit=2"));
        assertThat(second.path("entries")).hasSize(2);
        assertThat(second.path("_meta").path("totalPages").asInt()).isEqualTo(3);
        assertThat(StreamSupport.stream(second.path("_links").spliterator(), false)
                        .map(link -> link.path("rel").asText() + " "
                                + link.path("href").asText().substring(HolderHouse.BASE.length())))
                .containsExactly(
                        "self /holder/v1/history?page=2&limit=2",
                        "first /holder/v1/history?page=1&limit=2",
                        "prev /holder/v1/history?page=1&limit=2",
                        "next /holder/v1/history?page=3&limit=2",
                        "last /holder/v1/history?page=3&limit=2");
        for (String outside : List.of("page=9&limit=2", "page=0&limit=2")) {
            JsonNode empty = json(house.get(anna, "/holder/v1/history?" + outside));
            assertThat(empty.path("entries").isArray()).isTrue();
            assertThat(empty.path("entries")).isEmpty();
            assertThat(empty.path("_meta").path("totalRecords").asInt()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=x", "page=-1", "page=", "limit=0", "limit=101", "limit=1e1", "page=99999999999"})
    void refuses_paging_that_is_no_paging_and_names_the_parameters(String query) {
        HttpResponse<String> response = house.get(anna, "/holder/v1/history?" + query);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("code").asText()).isEqualTo("PARAMETER_INVALID");
        assertThat(house.get(anna, "/holder/history?" + query).statusCode()).isEqualTo(200);
    }

    @Test
    void the_page_says_in_plain_swedish_and_english_what_happened_and_why_not() {
        house.released(HolderHouse.ANNA, EventKind.RELEASE_DECIDED, "ELECTRONIC_FORM_NOT_SUPPORTED");
        house.post(anna, "/holder/v1/receipts", "application/jwt", house.receipt());
        Document swedish = Jsoup.parse(
                house.get(anna, "/holder/history", "Accept-Language", "sv").body());
        assertThat(swedish.select("html").attr("lang")).isEqualTo("sv");
        assertThat(swedish.select("h1")).hasSize(1);
        assertThat(swedish.select("article h2").eachText())
                .containsExactly(
                        "Du delade uppgifter med Exempelbolaget AB (demo)",
                        "Arbetsförmedlingen (demo) lämnade inte ut uppgifterna elektroniskt");
        assertThat(swedish.text())
                .contains("21 november 2026 kl. 11:00")
                .contains("Be myndigheten om ett papper i stället")
                .contains("Berättigat intresse")
                .contains("om du är inskriven, myndighet: namn")
                .contains("Rekrytering")
                .contains("Ett kvitto som du har sparat")
                .doesNotContain("Personen själv");
        assertThat(swedish.select("script, [style], [onclick]")).isEmpty();
        Document english =
                Jsoup.parse(house.get(anna, "/holder/history?lang=en").body());
        assertThat(english.text())
                .contains("You shared information with Exempelbolaget AB (demo)")
                .contains("did not release the information electronically")
                .contains("Ask the agency for a paper document instead");
        assertThat(english.select("form[action=/eid/logout] input[name=form_token]")
                        .attr("value"))
                .isEqualTo(anna.formToken());
    }

    @Test
    void every_kind_of_event_has_a_sentence_in_both_languages() {
        for (EventKind kind : EventKind.values()) {
            house.released(HolderHouse.BO, kind, "SOMETHING_UNKNOWN");
        }
        for (String language : List.of("sv", "en")) {
            Document page = Jsoup.parse(
                    house.get(bo, "/holder/history?limit=100&lang=" + language).body());
            assertThat(page.select("article")).hasSize(EventKind.values().length);
            assertThat(page.text()).doesNotContain("{").doesNotContain("SOMETHING_UNKNOWN");
        }
    }

    @Test
    void the_landing_page_and_the_version_need_no_login() {
        HttpResponse<String> home = house.get(Browser.WITHOUT_SESSION, "/holder?lang=en");
        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(home.body()).select("form[action=/eid/logout]")).isEmpty();
        assertThat(Jsoup.parse(house.get(anna, "/holder").body()).select("form[action=/eid/logout]"))
                .hasSize(1);
        JsonNode info = json(house.get(Browser.WITHOUT_SESSION, "/holder/v1/api-info"));
        assertThat(info.path("apiName").asText()).isEqualTo("holder-api");
        assertThat(info.path("apiReleased").asText()).matches("\\d{4}-\\d{2}-\\d{2}");
    }
}
