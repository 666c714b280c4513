package se.intyga.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class PagesTest {
    private final VerifierHouse house = VerifierHouse.open();
    private final TestWallet wallet = new TestWallet(house);

    @Test
    void the_page_says_who_asks_for_what_and_why_in_both_languages() {
        Flow flow = Flow.start(house);
        String swedish = house.get(flow.pagePath(), "Accept-Language", "sv").body();
        String english = house.get(flow.pagePath() + "?lang=en").body();
        assertThat(swedish)
                .contains(
                        "Exempelbolaget AB (demo)", "berättigat intresse", "registration_date", "<svg", "openid4vp://");
        assertThat(english).contains("legitimate interest", "lang=\"en\"").doesNotContain("{0}");
        assertThat(house.get(flow.pagePath() + "/state").body()).isEqualTo("{\"state\":\"requested\"}");
        assertThat(house.get("/verifier/transactions/" + "A".repeat(43)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void on_the_same_device_the_result_waits_for_the_redirect_in_the_browser_that_started() {
        Flow flow = Flow.start(house, sameDevice());
        String browser = cookie(house.get(flow.pagePath()));
        String end = VerifierHouse.path(Flow.json(flow.respond(wallet.answer(flow.request())))
                .path("redirect_uri")
                .asText());
        String code = end.substring(end.indexOf('=') + 1);
        assertThat(flow.state().has("response_code")).isFalse();
        assertThat(flow.result(code).statusCode()).isEqualTo(409);

        String stranger = house.get(
                        end, "Cookie", cookie(house.get(Flow.start(house).pagePath())))
                .body();
        assertThat(stranger).contains("annan webbläsare").doesNotContain("employer.test");
        assertThat(flow.result(code).statusCode()).isEqualTo(409);

        String own = house.get(end, "Cookie", browser).body();
        assertThat(own).contains("https://employer.test/back?response_code=" + code, "/verifier/receipts/");
        assertThat(flow.result(code).statusCode()).isEqualTo(200);
    }

    @Test
    void on_another_device_only_the_browser_that_started_carries_the_code_on() {
        Flow flow = Flow.start(house, Flow.wellFormed().put("return_uri", VerifierHouse.RETURN.toString()));
        String browser = cookie(house.get(flow.pagePath()));
        String end = VerifierHouse.path(Flow.json(flow.respond(wallet.answer(flow.request())))
                .path("redirect_uri")
                .asText());

        assertThat(house.get(end).body()).contains("/verifier/receipts/").doesNotContain("employer.test/back");
        assertThat(house.get(flow.pagePath(), "Cookie", browser).body())
                .contains("https://employer.test/back?response_code=")
                .doesNotContain("/verifier/receipts/");
        assertThat(house.get(flow.pagePath()).body()).doesNotContain("response_code");
        assertThat(flow.state().has("response_code")).isFalse();
    }

    @Test
    void the_last_page_needs_the_right_code() {
        Flow flow = Flow.start(house);
        flow.respond(wallet.answer(flow.request()));
        assertThat(house.get(flow.pagePath() + "/end?response_code=" + "A".repeat(43))
                        .statusCode())
                .isEqualTo(404);
        assertThat(house.get(flow.pagePath() + "/end").statusCode()).isEqualTo(404);
    }

    @Test
    void pages_are_not_cached_and_leak_no_address() {
        HttpResponse<String> page = house.get(Flow.start(house).pagePath());
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Set-Cookie").orElse(""))
                .containsIgnoringCase("__Host-intyga-verifier=")
                .containsIgnoringCase("; Secure")
                .containsIgnoringCase("; HttpOnly")
                .containsIgnoringCase("; SameSite=Lax")
                .containsIgnoringCase("; Path=/");
    }

    private static ObjectNode sameDevice() {
        return Flow.wellFormed().put("flow", "same_device").put("return_uri", VerifierHouse.RETURN.toString());
    }

    private static String cookie(HttpResponse<String> page) {
        String set = page.headers().firstValue("Set-Cookie").orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }
}
