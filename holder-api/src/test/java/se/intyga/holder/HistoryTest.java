package se.intyga.holder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
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
        assertThat(json(response).path("_meta").path("count").asInt()).isEqualTo(1);
        assertThat(json(response).path("partial").asBoolean(true)).isFalse();
    }

    @Test
    void one_persons_session_never_reads_anothers_history() {
        house.released(HolderHouse.ANNA, EventKind.ISSUED);
        house.post(anna, "/holder/v1/receipts", "application/jwt", house.receipt());
        assertThat(json(house.get(anna, "/holder/v1/history")).path("entries")).hasSize(2);
        JsonNode others = json(house.get(bo, "/holder/v1/history"));
        assertThat(others.path("entries")).isEmpty();
        assertThat(others.path("_meta").path("count").asInt()).isZero();
        Document page = Jsoup.parse(house.get(bo, "/holder/history").body());
        assertThat(page.select("article")).isEmpty();
        String hash = house.person(HolderHouse.ANNA).hex();
        for (String tried : List.of("person=" + hash, "personalNumber=x", "limit=1&person=" + hash)) {
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
    void pages_lead_on_and_keep_the_filter() {
        for (int i = 0; i < 5; i++) {
            house.released(HolderHouse.ANNA, EventKind.STATUS_CHANGED);
        }
        house.released(HolderHouse.ANNA, EventKind.ISSUED);
        String path = "/holder/v1/history?event=STATUS_CHANGED&limit=2";
        List<String> places = new ArrayList<>();
        while (!path.isEmpty()) {
            JsonNode page = json(house.get(anna, path));
            page.path("entries").forEach(entry -> {
                assertThat(entry.path("event").asText()).isEqualTo("STATUS_CHANGED");
                places.add(entry.path("place").path("index").asText());
            });
            house.released(HolderHouse.ANNA, EventKind.STATUS_CHANGED);
            path = StreamSupport.stream(page.path("_links").spliterator(), false)
                    .filter(link -> link.path("rel").asText().equals("next"))
                    .map(link -> link.path("href").asText().substring(HolderHouse.BASE.length()))
                    .findFirst()
                    .orElse("");
            assertThat(places).as("the pages come to an end").hasSizeLessThan(20);
        }
        assertThat(places).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void the_search_narrows_by_party_and_day() {
        house.released(HolderHouse.ANNA, EventKind.READ_BY_STAFF);
        house.post(anna, "/holder/v1/receipts", "application/jwt", house.receipt());
        assertThat(count("party=demo-employer")).isEqualTo(1);
        assertThat(count("party=arbetsformedlingen")).isEqualTo(1);
        assertThat(count("event=READ_BY_STAFF&event=ISSUED")).isEqualTo(1);
        assertThat(count("from=2026-11-21&to=2026-11-21")).isEqualTo(2);
        assertThat(count("from=2026-11-22")).isZero();
        assertThat(count("to=2026-11-21T10:00:30Z")).isEqualTo(1);
        Document page = Jsoup.parse(house.get(anna, "/holder/history?event=READ_BY_STAFF&party=&from=&to=&lang=sv")
                .body());
        assertThat(page.select("article h2").eachText())
                .containsExactly("En medarbetare hos Arbetsförmedlingen (demo) läste uppgifter om dig");
        assertThat(page.select("select[name=event] option[selected]").val()).isEqualTo("READ_BY_STAFF");
    }

    private int count(String query) {
        return json(house.get(anna, "/holder/v1/history?" + query))
                .path("entries")
                .size();
    }

    @Test
    void an_entry_says_by_which_rules_and_where_to_read_them() {
        house.post(anna, "/holder/v1/receipts", "application/jwt", house.receipt());
        JsonNode entry =
                json(house.get(anna, "/holder/v1/history")).path("entries").path(0);
        assertThat(entry.path("policyVersion").asText()).isEqualTo("example-1");
        assertThat(entry.path("policy").asText()).isEqualTo(HolderHouse.BASE + "/rules/example-1");
        assertThat(Jsoup.parse(house.get(anna, "/holder/history").body()).select("article a[href$=/rules/example-1]"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=x",
                "limit=0",
                "limit=101",
                "limit=1e1",
                "after=x",
                "after=AAAA",
                "event=x",
                "from=x",
                "from=2026-13-01",
                "from=2026-11-22&to=2026-11-20",
                "party=a%20b"
            })
    void refuses_parameters_that_are_none_and_names_them(String query) {
        HttpResponse<String> response = house.get(anna, "/holder/v1/history?" + query);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("code").asText()).isEqualTo("PARAMETER_INVALID");
        HttpResponse<String> page = house.get(anna, "/holder/history?lang=en&" + query);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("The search could not be understood");
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
