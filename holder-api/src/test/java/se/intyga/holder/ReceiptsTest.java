package se.intyga.holder;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
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
import se.intyga.consent.ledger.LedgerName;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.holder.HolderHouse.Browser;

class ReceiptsTest {
    private static final String SECRET = "k3J9sQ2vT1aaZx8Lq0PmNwk3J9sQ2vT1aaZx8Lq0PmN";

    private final HolderHouse house = HolderHouse.open();
    private final Browser anna = house.loggedIn(new PersonalNumber("198507099805"));
    private final Browser bo = house.loggedIn(new PersonalNumber("196408233234"));

    @BeforeEach
    void forget_everything() {
        house.jdbi.useHandle(handle -> {
            handle.execute("DELETE FROM consent.person_entry");
            handle.execute("DELETE FROM consent.kept_receipt");
            handle.execute("DELETE FROM consent.approval");
            handle.execute("DELETE FROM consent.consent");
        });
    }

    private static JsonNode json(String body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (IOException notJson) {
            throw new AssertionError(body, notJson);
        }
    }

    private int kept(Browser browser) {
        return json(house.get(browser, "/holder/v1/history").body())
                .path("entries")
                .size();
    }

    private HttpResponse<String> post(Browser browser, String jwt) {
        return house.post(browser, "/holder/v1/receipts", "application/json", "{\"receipt\":\"" + jwt + "\"}");
    }

    private static Browser after(Browser browser, HttpResponse<String> response) {
        return browser.with(response.headers()
                .firstValue("Set-Cookie")
                .orElseThrow(() -> new AssertionError("no cookie"))
                .replaceAll(";.*", ""));
    }

    @Test
    void a_receipt_is_kept_once_in_the_callers_own_history() {
        long before = house.entries(LedgerName.ofHolderDoor());
        String jwt = house.receipt();
        HttpResponse<String> first = post(anna, jwt);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.headers().firstValue("Location")).contains(HolderHouse.BASE + "/holder/v1/history");
        assertThat(json(first.body()).path("recipient").asText()).isEqualTo("Exempelbolaget AB (demo)");
        assertThat(post(anna, jwt).statusCode()).isEqualTo(200);
        assertThat(house.post(bo, "/holder/v1/receipts", "application/jwt", house.receipt())
                        .statusCode())
                .isEqualTo(201);
        assertThat(kept(anna)).isEqualTo(1);
        assertThat(kept(bo)).isEqualTo(1);
        assertThat(house.entries(LedgerName.ofHolderDoor())).isEqualTo(before + 2);
    }

    @Test
    void nobody_keeps_without_a_session() {
        HttpResponse<String> response = post(Browser.WITHOUT_SESSION, house.receipt());
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(json(response.body()).path("code").asText()).isEqualTo("LOGIN_REQUIRED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"receipt\":1}",
                "{\"receipt\":\"a\",\"receipt\":\"b\"}",
                "{\"receipt\":\"a\"} x",
                "not json"
            })
    void a_body_that_is_no_receipt_object_is_refused(String body) {
        HttpResponse<String> response = house.post(anna, "/holder/v1/receipts", "application/json", body);
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void a_receipt_that_was_changed_is_refused_with_the_reason() {
        String jwt = house.receipt();
        HttpResponse<String> changed = post(anna, jwt.substring(0, jwt.length() - 4) + "AAAA");
        assertThat(changed.statusCode()).isEqualTo(422);
        assertThat(json(changed.body()).path("code").asText()).isEqualTo("RECEIPT_BAD_SIGNATURE");
        assertThat(json(changed.body()).path("members").path(0).asText()).isEqualTo("receipt");
        assertThat(json(post(anna, "nothing").body()).path("code").asText()).isEqualTo("RECEIPT_MALFORMED");
        assertThat(kept(anna)).isZero();
    }

    @Test
    void other_media_types_are_not_taken() {
        assertThat(house.post(anna, "/holder/v1/receipts", "text/plain", house.receipt())
                        .statusCode())
                .isEqualTo(415);
        assertThat(house.form(anna, "/holder/v1/receipts", Map.of("receipt", house.receipt()))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void a_relying_partys_page_hands_over_the_address_and_the_person_keeps_it_after_login() {
        house.employersDoor.stubFor(get(urlEqualTo("/verifier/receipts/" + SECRET))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/jwt")
                        .withBody(house.receipt())));
        HttpResponse<String> brought = house.form(
                Browser.WITHOUT_SESSION,
                "/holder/receipts",
                Map.of(
                        "receipt_uri",
                        "https://localhost:" + house.employersDoor.httpsPort() + "/verifier/receipts/" + SECRET));
        assertThat(brought.statusCode()).isEqualTo(303);
        assertThat(brought.headers().firstValue("Location")).contains(HolderHouse.BASE + "/holder/receipts");
        assertThat(brought.headers().firstValue("Set-Cookie").orElse(""))
                .containsIgnoringCase("HttpOnly")
                .contains("Secure");
        Browser before = after(Browser.WITHOUT_SESSION, brought);
        assertThat(house.get(before, "/holder/receipts").statusCode()).isEqualTo(303);

        Browser browser = after(anna, brought);
        Document page =
                Jsoup.parse(house.get(browser, "/holder/receipts?lang=en").body());
        assertThat(page.text())
                .contains("You shared information with Exempelbolaget AB (demo)")
                .contains("Recruitment");
        assertThat(kept(anna)).isZero();

        Map<String, String> answer = Map.of("form_token", anna.formToken(), "answer", "keep");
        HttpResponse<String> done = house.form(browser, "/holder/receipts/keep", answer);
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(done.headers().firstValue("Location").orElse("")).contains("/holder/history");
        assertThat(kept(anna)).isEqualTo(1);
        assertThat(kept(bo)).isZero();
        assertThat(house.form(browser, "/holder/receipts/keep", answer).statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_form_of_another_session_or_of_none_keeps_nothing() {
        HttpResponse<String> brought = house.form(anna, "/holder/receipts", Map.of("receipt", house.receipt()));
        Browser browser = after(anna, brought);
        for (String token : List.of("", bo.formToken(), anna.formToken() + "x")) {
            assertThat(house.form(browser, "/holder/receipts/keep", Map.of("form_token", token, "answer", "keep"))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(house.form(
                                after(Browser.WITHOUT_SESSION, brought),
                                "/holder/receipts/keep",
                                Map.of("form_token", anna.formToken(), "answer", "keep"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(kept(anna)).isZero();
    }

    @Test
    void a_receipt_can_be_discarded() {
        Browser browser = after(anna, house.form(anna, "/holder/receipts", Map.of("receipt", house.receipt())));
        assertThat(house.form(
                                browser,
                                "/holder/receipts/keep",
                                Map.of("form_token", anna.formToken(), "answer", "discard"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(Jsoup.parse(house.get(browser, "/holder/receipts").body()).select("input[name=receipt]"))
                .hasSize(1);
        assertThat(kept(anna)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost:1/verifier/receipts/" + SECRET,
                "https://169.254.169.254/latest/meta-data/iam",
                "https://intyga.test@evil.example/verifier/receipts/" + SECRET,
                "http://localhost/verifier/receipts/" + SECRET,
                "file:///etc/passwd",
                "",
                "nonsense"
            })
    void addresses_elsewhere_are_not_asked(String address) {
        HttpResponse<String> response = house.form(anna, "/holder/receipts", Map.of("receipt_uri", address));
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void an_address_below_the_allowed_one_with_another_path_is_not_asked() {
        String door = "https://localhost:" + house.employersDoor.httpsPort() + "/verifier/receipts/";
        for (String rest : List.of("../../admin/x", "short", SECRET + "?x=1", SECRET + "/more")) {
            assertThat(house.form(anna, "/holder/receipts", Map.of("receipt", door + rest))
                            .statusCode())
                    .isEqualTo(422);
        }
    }
}
