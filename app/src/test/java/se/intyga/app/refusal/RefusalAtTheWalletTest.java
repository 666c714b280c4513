package se.intyga.app.refusal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.app.refusal.ChangingRegister.Says;
import se.intyga.bench.browser.Browser;
import se.intyga.bench.browser.Page;
import se.intyga.bench.browser.Person;
import se.intyga.bench.http.Answer;
import se.intyga.bench.http.Http;
import se.intyga.bench.wallet.WalletConfig;

/// L6, UC8: a wallet that began by itself is answered in the same bytes whether its person is protected, is not known,
/// changed her mind, or asked for a type that is not offered.
class RefusalAtTheWalletTest {
    private static final RefusingHouse HOUSE = RefusingHouse.running();
    private static final String PERSON = Persons.ALL.getFirst();
    private static final WalletConfig WALLET =
            WalletConfig.demo(HOUSE.house().dataFolder().resolve("trust"));

    /// What comes of it at the release page.
    enum End {
        CHANGED_HER_MIND(Says.REGISTERED, RefusingHouse.CERTIFICATE, false),
        PROTECTED_AND_LOOKED(Says.PROTECTED, RefusingHouse.CERTIFICATE, false),
        PROTECTED_AND_REQUESTED(Says.PROTECTED, RefusingHouse.CERTIFICATE, true),
        SECRECY_UNCLEAR(Says.SECRECY_UNCLEAR, RefusingHouse.CERTIFICATE, true),
        SECRET(Says.SECRET, RefusingHouse.CERTIFICATE, false),
        NO_RECORD(Says.NO_RECORD, RefusingHouse.CERTIFICATE, false),
        ENDED(Says.ENDED, RefusingHouse.CERTIFICATE, false),
        NOT_OFFERED(Says.REGISTERED, RefusingHouse.STOPPED, false);

        private final Says said;
        private final String type;
        private final boolean requests;

        End(Says said, String type, boolean requests) {
            this.said = said;
            this.type = type;
            this.requests = requests;
        }
    }

    @ParameterizedTest
    @EnumSource(names = "CHANGED_HER_MIND", mode = EnumSource.Mode.EXCLUDE)
    void the_redirect_to_the_wallet_is_the_one_of_a_person_who_changed_her_mind(End end) {
        Seen changed = redirected(End.CHANGED_HER_MIND);
        assertThat(changed.status()).isEqualTo(303);
        assertThat(changed.headers().getOrDefault("location", List.of()).toString())
                .contains("error=access_denied");

        assertThat(redirected(end)).isEqualTo(changed);
    }

    @ParameterizedTest(name = "by {0}")
    @ValueSource(strings = {"scope", "authorization_details"})
    void a_type_that_is_not_offered_can_be_asked_for_like_one_that_is(String by) {
        assertThat(begun(by, RefusingHouse.STOPPED)).isEqualTo(begun(by, RefusingHouse.CERTIFICATE));
        assertThat(browserSent(by, RefusingHouse.STOPPED)).isEqualTo(browserSent(by, RefusingHouse.CERTIFICATE));
    }

    @Test
    void which_types_there_are_is_published_and_tells_of_no_person() {
        Seen before = metadata();
        HOUSE.register().says(PERSON, Says.PROTECTED);

        assertThat(metadata()).isEqualTo(before);
    }

    /// The answer to the pushed request.
    private static Seen begun(String by, String type) {
        Answer answer = pushed(by, type);
        return Seen.of(answer, answer.json().path("request_uri").asText());
    }

    /// What the browser is answered that brings the pushed request.
    private static Seen browserSent(String by, String type) {
        Answer answer = HOUSE.http().get(authorization(pushed(by, type)), Map.of());
        String location = answer.header("location").orElseThrow();
        String cookie = answer.header("set-cookie").orElseThrow();
        return Seen.of(answer, location.substring(location.lastIndexOf('/') + 1), cookie.split(";", 2)[0]);
    }

    private static Seen metadata() {
        return Seen.of(HOUSE.http()
                .get(HOUSE.house().at("/.well-known/openid-credential-issuer" + RefusingHouse.AGENCY), Map.of()));
    }

    private static Answer pushed(String by, String type) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("response_type", "code");
        form.put("client_id", WALLET.clientId());
        form.put("redirect_uri", WALLET.redirectUri().toString());
        form.put("state", "the-same-for-all");
        form.put("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        form.put("code_challenge_method", "S256");
        form.put(
                by,
                by.equals("scope")
                        ? type
                        : "[{\"type\":\"openid_credential\",\"credential_configuration_id\":\"" + type + "\"}]");
        return HOUSE.http()
                .postForm(HOUSE.house().at(RefusingHouse.AGENCY + "/par"), form, Map.of("Accept", "application/json"))
                .expecting(201);
    }

    private static URI authorization(Answer pushed) {
        String query = Http.form(Map.of(
                "client_id",
                WALLET.clientId(),
                "request_uri",
                pushed.json().path("request_uri").asText()));
        return HOUSE.house().at(RefusingHouse.AGENCY + "/authorize?" + query);
    }

    /// The whole way, until the browser is sent back to the wallet.
    private static Seen redirected(End end) {
        HOUSE.nobodyWaits();
        HOUSE.register().says(PERSON, end.said);
        Browser browser = new Browser(HOUSE.http(), "en");
        Person person = new Person(browser, PERSON);
        Page.Shown page = (Page.Shown) person.open(authorization(pushed("scope", end.type)));
        if (end.requests) {
            page = (Page.Shown) person.press(page, button(page, "request"));
            assertThat(page.find("#waiting")).isPresent();
        }
        Element form = requireNonNull(button(page, "cancel").closest("form"));
        URI action = URI.create(form.absUrl("action"));
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[name]").forEach(input -> fields.put(input.attr("name"), input.val()));
        fields.put("answer", "cancel");
        Answer left = HOUSE.http().postForm(action, fields, cookies(browser, action));
        URI step = URI.create(left.expecting(303).header("location").orElseThrow());
        return Seen.of(HOUSE.http().get(step, cookies(browser, step)));
    }

    private static Element button(Page.Shown page, String answer) {
        return page.find("button[name=answer][value=" + answer + "]").orElseThrow();
    }

    private static Map<String, String> cookies(Browser browser, URI address) {
        return Map.of("Cookie", browser.cookies(address), "Accept", "text/html");
    }
}
