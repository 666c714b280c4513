package se.intyga.eid.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.eid.bankid.UserMessage;
import se.intyga.eid.session.BrowserSessions;
import se.intyga.pages.Text;

/// A browser logs in, over HTTP, with a real store and the simulated BankID.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginJourneyTest {
    private static final String ANNA = "197705232382";
    private static final String BERTIL = "199001012385";

    private final LoginHouse house = LoginHouse.start();

    @AfterAll
    void stop() {
        house.close();
    }

    @Test
    void a_person_logs_in_and_comes_back_where_she_came_from() {
        Browser browser = new Browser(house);
        Document page = browser.open("/test/door?scope=a%20b");
        assertThat(page.title()).startsWith("Logga in med BankID");
        assertThat(page.select("#login-qr svg")).hasSize(1);
        assertThat(page.select("script[src]").eachAttr("src")).containsExactly("/assets/eid-login.js");
        assertThat(page.select("noscript meta[http-equiv=refresh]")).hasSize(1);
        assertThat(page.select("script:not([src]), [style], [onclick]")).isEmpty();

        Document back = browser.choose(page, ANNA);
        assertThat(back.text()).isEqualTo("Hello Anna Andersson of /test/door?scope=a%20b");
    }

    @Test
    void the_session_cookie_is_for_this_host_only_and_for_no_script() {
        Browser browser = new Browser(house);
        browser.choose(browser.open("/test/door"), ANNA);
        assertThat(browser.setCookies)
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith(BrowserSessions.COOKIE + "=")
                        .containsIgnoringCase("HttpOnly")
                        .contains("Path=/", "Secure", "SameSite=Lax")
                        .doesNotContain("Domain", ANNA, "Anna"));
        assertThat(browser.cookies.get(BrowserSessions.COOKIE)).hasSize(43);
    }

    @Test
    void each_login_makes_a_new_session_and_ends_the_old_one() {
        Browser browser = new Browser(house);
        browser.choose(browser.open("/test/door"), ANNA);
        String first = browser.cookies.getOrDefault(BrowserSessions.COOKIE, "");
        browser.choose(browser.open("/test/again"), BERTIL);
        String second = browser.cookies.getOrDefault(BrowserSessions.COOKIE, "");
        assertThat(second).isNotEqualTo(first);
        assertThat(browser.open("/test/door").text()).startsWith("Hello Bertil");

        Browser thief = new Browser(house);
        thief.cookies.put(BrowserSessions.COOKIE, first);
        assertThat(thief.open("/test/door").title()).startsWith("Logga in");
    }

    @Test
    void a_session_that_an_attacker_planted_is_not_taken_over() {
        Browser browser = new Browser(house);
        String planted = "A".repeat(43);
        browser.cookies.put(BrowserSessions.COOKIE, planted);
        browser.choose(browser.open("/test/door"), ANNA);
        assertThat(browser.cookies.get(BrowserSessions.COOKIE)).isNotEqualTo(planted);
    }

    @Test
    void sessions_and_logins_outlive_a_restart() {
        LoginHouse before = LoginHouse.start();
        Browser loggedIn = new Browser(before);
        loggedIn.choose(loggedIn.open("/test/door"), ANNA);
        Browser waiting = new Browser(before);
        Document page = waiting.open("/test/door");
        int port = before.simulatorPort();
        before.close();
        try (LoginHouse after = LoginHouse.startWithSimulatorAt(port)) {
            loggedIn.house = after;
            waiting.house = after;
            assertThat(loggedIn.open("/test/door").text()).startsWith("Hello Anna");
            assertThat(waiting.choose(page, BERTIL).text()).startsWith("Hello Bertil");
        }
    }

    @Test
    void another_browser_neither_sees_nor_finishes_a_login() {
        Browser mine = new Browser(house);
        Document page = mine.open("/test/door");
        String path = "/eid/login/" + id(page);
        for (Browser other : List.of(new Browser(house), loggedIn(house, BERTIL))) {
            for (String suffix : List.of("", "/status", "/done", "/return?mark=x")) {
                HttpResponse<String> answer = other.send("GET", path + suffix, null);
                assertThat(answer.statusCode()).as(suffix).isEqualTo(404);
                assertThat(answer.body()).doesNotContain("svg");
            }
            assertThat(other.send("POST", path + "/cancel", form(page)).statusCode())
                    .isEqualTo(404);
            Map<String, String> choice = Map.of("login", id(page), "form_token", token(page), "person", ANNA);
            assertThat(other.send("POST", "/eid/simulator/persons", choice).statusCode())
                    .isEqualTo(400);
        }
        assertThat(mine.choose(page, ANNA).text()).startsWith("Hello Anna");
    }

    @Test
    void a_login_is_finished_once() {
        Browser browser = new Browser(house);
        Document page = browser.open("/test/door");
        browser.choose(page, ANNA);
        assertThat(browser.send("GET", "/eid/login/" + id(page) + "/done", null).statusCode())
                .isEqualTo(404);
        assertThat(browser.send("GET", "/eid/login/" + id(page), null).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "retry"})
    void a_button_without_the_form_token_does_nothing(String button) {
        Browser browser = new Browser(house);
        Document page = browser.open("/test/door");
        String path = "/eid/login/" + id(page) + "/" + button;
        assertThat(browser.send("POST", path, Map.of("form_token", "wrong")).statusCode())
                .isEqualTo(404);
        assertThat(browser.send("POST", path, Map.of("other", "x")).statusCode())
                .isEqualTo(404);
        assertThat(browser.status(page).path("state").asText()).isEqualTo("pending");
    }

    @Test
    void cancelling_says_so_and_lets_one_try_again() {
        Browser browser = new Browser(house);
        Document page = browser.open("/test/door");
        Document cancelled = browser.post("/eid/login/" + id(page) + "/cancel", form(page));
        assertThat(cancelled.select("#login-message").text())
                .isEqualTo(UserMessage.RFA6.text().sv());
        Document again = browser.post(cancelled.select("form").attr("action"), form(cancelled));
        assertThat(again.select("#login-qr svg")).hasSize(1);
        assertThat(browser.choose(again, ANNA).text()).startsWith("Hello Anna");
    }

    @ParameterizedTest(name = "pending {0}: {1}")
    @CsvSource({
        "outstandingTransaction, RFA1",
        "started, RFA15B",
        "userSign, RFA9",
        "userMrtd, RFA23",
        "processing, RFA21",
        "neverSeen, RFA21",
    })
    void says_what_to_do_in_both_languages(String hint, UserMessage message) {
        Browser browser = new Browser(house);
        Document page = browser.open("/test/door");
        house.control.hint(house.orderRef(page), hint);
        house.clock.turn(Duration.ofSeconds(2));
        JsonNode status = browser.status(page);
        assertThat(status.path("state").asText()).isEqualTo("pending");
        assertThat(status.path("message").path("sv").asText())
                .isEqualTo(message.text().sv());
        assertThat(status.path("message").path("en").asText())
                .isEqualTo(message.text().en());
        assertThat(browser.open("/eid/login/" + id(page) + "?lang=en")
                        .select("#login-message")
                        .text())
                .isEqualTo(message.text().en());
    }

    @ParameterizedTest(name = "failed {0}: {1}")
    @CsvSource({
        "expiredTransaction, RFA8",
        "certificateErr, RFA16",
        "userCancel, RFA6",
        "cancelled, RFA3",
        "userDeclinedCall, RFA22",
        "mrtdVerificationFailed, RFA26",
        "neverSeen, RFA22",
    })
    void says_why_it_failed_and_lets_one_try_again(String hint, UserMessage message) {
        Browser browser = new Browser(house);
        Document page = browser.open("/test/door");
        house.control.fail(house.orderRef(page), hint);
        house.clock.turn(Duration.ofSeconds(2));
        assertThat(browser.status(page).path("state").asText()).isEqualTo("failed");
        Document refused = browser.open("/eid/login/" + id(page));
        assertThat(refused.select("#login-message").text())
                .isEqualTo(message.text().sv());
        Document again = browser.post(refused.select("form").attr("action"), form(refused));
        assertThat(browser.choose(again, ANNA).text()).startsWith("Hello Anna");
    }

    @Test
    void an_order_that_nobody_scanned_is_quietly_replaced_until_it_is_too_often() {
        Browser browser = new Browser(house);
        Document page = browser.open("/test/door");
        String first = house.orderRef(page);
        for (int i = 0; i < LoginConfig.DEFAULT.renewals(); i++) {
            house.clock.turn(Duration.ofSeconds(31));
            assertThat(browser.status(page).path("state").asText()).isEqualTo("pending");
        }
        assertThat(house.orderRef(page)).isNotEqualTo(first);
        house.clock.turn(Duration.ofSeconds(31));
        assertThat(browser.status(page).path("message").path("sv").asText())
                .isEqualTo(UserMessage.RFA17B.text().sv());
    }

    @Test
    void the_qr_code_changes_every_second_and_the_app_can_read_it() {
        Browser browser = new Browser(house);
        Document page = browser.open("/test/door");
        String first = browser.status(page).path("qr").asText();
        assertThat(browser.status(page).path("qr").asText()).isEqualTo(first);
        house.clock.turn(Duration.ofSeconds(1));
        assertThat(browser.status(page).path("qr").asText()).isNotEqualTo(first);
        String orderRef = house.orderRef(page);
        String now = house.qr(page);
        assertThat(house.control.scan(orderRef, now)).isTrue();
        house.clock.turn(Duration.ofSeconds(10));
        assertThat(house.control.scan(orderRef, now)).as("an old code").isFalse();
        assertThat(browser.status(page).path("message").path("sv").asText())
                .isEqualTo(UserMessage.RFA15B.text().sv());
    }

    @Test
    void the_app_starts_on_this_device_and_comes_back() {
        Browser browser = new Browser(house);
        Document page = browser.open("/test/door");
        HttpResponse<String> app = browser.send("GET", page.select("#login-app").attr("href"), null);
        assertThat(app.statusCode()).isEqualTo(303);
        String location = app.headers().firstValue("Location").orElseThrow();
        assertThat(location)
                .startsWith("https://app.bankid.com/?autostarttoken=")
                .endsWith("&redirect=null");
        String autoStartToken = location.replaceAll(".*autostarttoken=|&.*", "");
        assertThat(page.html()).doesNotContain(autoStartToken);
        String orderRef = house.orderRef(page);
        assertThat(house.control.start(orderRef, "wrong")).isFalse();
        assertThat(house.control.start(orderRef, autoStartToken)).isTrue();
        house.control.approve(orderRef, LoginHouse.PERSONS.getFirst());

        String back = URI.create(house.returnUrl(orderRef)).getPath();
        String mark = URI.create(house.returnUrl(orderRef)).getQuery();
        assertThat(new Browser(house).send("GET", back + "?" + mark, null).statusCode())
                .isEqualTo(404);
        assertThat(browser.send("GET", back + "?mark=guessed", null).statusCode())
                .isEqualTo(404);
        assertThat(browser.open(back + "?" + mark).text()).startsWith("Hello Anna");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "400, alreadyInProgress, RFA4",
        "400, invalidParameters, RFA5",
        "401, unauthorized, RFA5",
        "408, requestTimeout, RFA5",
        "500, internalError, RFA5",
    })
    void says_when_bankid_refuses_the_start(int status, String code, UserMessage message) {
        house.control.injectFault("/auth", status, code, 1);
        Browser browser = new Browser(house);
        Document page = browser.open("/test/door");
        assertThat(page.select("#login-message").text())
                .isEqualTo(message.text().sv());
        Document again = browser.post(page.select("form").attr("action"), form(page));
        assertThat(again.select("#login-qr svg")).hasSize(1);
    }

    @Test
    void a_moment_of_maintenance_is_not_noticed() {
        house.control.injectFault("/auth", 503, "maintenance", 1);
        Browser browser = new Browser(house);
        Document page = browser.open("/test/door");
        assertThat(page.select("#login-qr svg")).hasSize(1);
        house.control.injectFault("/collect", 503, "Maintenance", 1);
        house.clock.turn(Duration.ofSeconds(2));
        assertThat(browser.status(page).path("state").asText()).isEqualTo("pending");
        assertThat(browser.choose(page, ANNA).text()).startsWith("Hello Anna");
        house.control.injectFault("/auth", 503, "maintenance", 2);
        assertThat(new Browser(house)
                        .open("/test/door")
                        .select("#login-message")
                        .text())
                .isEqualTo(UserMessage.RFA5.text().sv());
    }

    @Test
    void only_the_configured_test_persons_can_be_chosen() {
        Browser browser = new Browser(house);
        Document page = browser.open("/test/door");
        assertThat(page.select("#persons option").eachAttr("value")).containsExactly(ANNA, BERTIL);
        for (String number : List.of("198001042384", "191212121212", "", "x")) {
            Map<String, String> choice = Map.of("login", id(page), "form_token", token(page), "person", number);
            assertThat(browser.send("POST", "/eid/simulator/persons", choice).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void logging_out_needs_the_form_token_and_ends_the_session() {
        Browser browser = loggedIn(house, ANNA);
        assertThat(browser.send("POST", "/eid/logout", Map.of("form_token", "wrong"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.open("/test/door").text()).startsWith("Hello Anna");
        String token = browser.open("/test/token").text();
        String id = browser.cookies.getOrDefault(BrowserSessions.COOKIE, "");
        assertThat(browser.send("POST", "/eid/logout", Map.of("form_token", token))
                        .statusCode())
                .isEqualTo(200);
        browser.cookies.put(BrowserSessions.COOKIE, id);
        assertThat(browser.open("/test/door").title()).startsWith("Logga in");
    }

    @Test
    void nothing_personal_is_in_addresses() {
        Browser browser = new Browser(house);
        browser.choose(browser.open("/test/door"), ANNA);
        assertThat(browser.visited).isNotEmpty().noneMatch(url -> url.contains(ANNA) || url.contains("Anna"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "\\\\evil.example",
                "evil.example",
                "",
                "/a\nb",
                "/a#b",
                "/a b",
                "javascript:alert(1)"
            })
    void only_local_addresses_are_returned_to(String path) {
        assertThatThrownBy(() -> new ReturnPath(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_text_for_the_person_is_shown() {
        Browser browser = new Browser(house);
        Text intent = TestDoorEndpoint.INTENT;
        assertThat(browser.open("/test/door").select("#login strong").text()).isEqualTo(intent.sv());
        assertThat(browser.open("/test/door?lang=en").select("#login strong").text())
                .isEqualTo(intent.en());
    }

    private static Browser loggedIn(LoginHouse house, String number) {
        Browser browser = new Browser(house);
        browser.choose(browser.open("/test/door"), number);
        return browser;
    }

    private static String id(Document page) {
        return page.select("#login").attr("data-login");
    }

    private static String token(Document page) {
        return page.select("input[name=form_token]").attr("value");
    }

    private static Map<String, String> form(Document page) {
        return Map.of("form_token", token(page));
    }
}
