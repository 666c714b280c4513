package se.intyga.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import se.intyga.bench.browser.Browser;
import se.intyga.bench.browser.Page;
import se.intyga.bench.browser.PageWithoutStep;
import se.intyga.bench.browser.Person;
import se.intyga.bench.http.Answer;
import se.intyga.bench.http.Http;
import se.intyga.bench.organisation.OrganisationClient;
import se.intyga.bench.wallet.CredentialOffer;
import se.intyga.bench.wallet.FetchCredential;
import se.intyga.bench.wallet.HeldCredential;
import se.intyga.bench.wallet.WalletConfig;
import se.intyga.formats.json.StrictJson;

/// UC8 over HTTP: an unclear request waits for a case handler of the agency, and works through to issued or refused.
class DecisionQueueJourneyTest {
    private static final String UNCLEAR = "199804012384";
    private static final String PROTECTED = "198001042384";
    private static final HouseUnderTest HOUSE = HouseUnderTest.running();
    private static final Http HTTP = Http.trusting(HOUSE.dataFolder().resolve("tls/ca.pem"));

    private final OrganisationClient agency = OrganisationClient.of(
            HTTP, HOUSE.baseUrl(), HOUSE.dataFolder(), "arbetsformedlingen", "issuer:cases:read issuer:cases:decide");

    @AfterAll
    static void close() {
        HTTP.close();
    }

    @Test
    void row_7_an_unclear_request_is_released_by_a_case_handler_and_then_issued_once() {
        Person person = person(UNCLEAR);
        Page.Shown waiting = asked(person);
        assertThat(waiting.find("#waiting")).isPresent();
        assertThat(waiting.document().text()).doesNotContain("2025-05-12");

        String id = waitingCase();
        assertThat(looked(id, "h-one").path("claims").path("registration_date").asText())
                .isEqualTo("2025-05-12");
        assertThat(step(id, "claim", handler("h-one")).path("state").asText()).isEqualTo("claimed");
        ObjectNode said = handler("h-one").put("outcome", "release").put("reason", "NO_HARM_FOUND");
        assertThat(step(id, "decision", said).path("state").asText()).isEqualTo("released");
        assertThat(cases(person).document().text()).contains("You can get the certificate");

        HeldCredential held = fetched(person);

        assertThat(held.claims().path("registration_date").asText()).isEqualTo("2025-05-12");
        assertThat(cases(person).document().text()).contains("has been fetched");
        Page.Shown again = asked(person);
        assertThat(again.find("#waiting")).as("one release, one credential").isPresent();
        withdraw(person);
        assertThat(cases(person).document().text()).contains("You took your request back");
        String history = ((Page.Shown) person.open(HOUSE.at("/holder/history")))
                .document()
                .text();
        assertThat(history).contains("enhet-ett").doesNotContain("h-one");
    }

    @Test
    void row_5_a_protected_persons_request_is_refused_and_she_reads_why_and_the_way_to_an_appeal() {
        Person person = person(PROTECTED);
        asked(person);
        String id = waitingCase();
        looked(id, "h-two");
        step(id, "claim", handler("h-two"));
        ObjectNode said = handler("h-two").put("outcome", "refuse").put("reason", "HARM_NOT_EXCLUDED");

        assertThat(step(id, "decision", said).path("state").asText()).isEqualTo("refused");

        assertThat(cases(person).document().text())
                .contains("It cannot be ruled out that somebody is harmed", "What you can do");
        Answer late = agency.post("/issuer/v1/cases/" + id + "/looks", handler("h-two"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("code").asText()).isEqualTo("CASE_CLOSED");
    }

    @Test
    void the_wallet_is_told_the_same_whatever_the_reason() {
        Set<String> told = Stream.of(PROTECTED, UNCLEAR, "199001012385", "201701012393", "198403062394")
                .map(number -> wallet().turnedBack(started(), person(number)))
                .collect(Collectors.toSet());

        assertThat(told).containsExactly("access_denied: the credential is not available");
    }

    @Test
    void the_queue_shows_no_person_and_no_other_scope_opens_it() {
        Person person = person(UNCLEAR);
        asked(person);
        String list = agency.get("/issuer/v1/cases?state=waiting").body();
        OrganisationClient offers =
                OrganisationClient.of(HTTP, HOUSE.baseUrl(), HOUSE.dataFolder(), "arbetsformedlingen", "issuer:offers");

        assertThat(list).contains("guideline").doesNotContain(UNCLEAR, "2025-05-12");
        assertThat(offers.get("/issuer/v1/cases").status()).isEqualTo(403);
        withdraw(person);
    }

    @Test
    void an_offer_to_a_person_whose_case_is_unclear_waits_for_the_decision() {
        OrganisationClient offers =
                OrganisationClient.of(HTTP, HOUSE.baseUrl(), HOUSE.dataFolder(), "arbetsformedlingen", "issuer:offers");
        ObjectNode wanted = StrictJson.newObject()
                .put("grant", "pre-authorized_code")
                .put("credentialConfigurationId", "registration-certificate")
                .put("personalNumber", UNCLEAR);
        wanted.putObject("request")
                .put("requestedAt", Clock.systemUTC().instant().minusSeconds(60).toString())
                .put("authentication", "BANKID")
                .put("document", "registration-certificate");

        Answer made = offers.post("/issuer/v1/offers", wanted);

        assertThat(made.status()).isEqualTo(202);
        assertThat(made.json().path("state").asText()).isEqualTo("waiting_for_decision");
        String address = "/issuer/v1/offers/" + made.json().path("id").asText();
        assertThat(offers.get(address).json().path("state").asText()).isEqualTo("waiting_for_decision");
        withdraw(person(UNCLEAR));
        assertThat(offers.get(address).json().path("state").asText()).isEqualTo("decided");
    }

    private static Person person(String number) {
        return new Person(new Browser(HTTP, "en"), number);
    }

    /// The person presses request, and is shown that it waits.
    private static Page.Shown asked(Person person) {
        PageWithoutStep stays = catchThrowableOfType(PageWithoutStep.class, () -> fetched(person));
        assertThat(stays).isNotNull();
        return stays.page();
    }

    private static HeldCredential fetched(Person person) {
        return wallet().byAuthorization(started(), person);
    }

    private static FetchCredential wallet() {
        WalletConfig config = WalletConfig.demo(HOUSE.dataFolder().resolve("trust"));
        return new FetchCredential(HTTP, config, new SecureRandom(), Clock.systemUTC());
    }

    private static CredentialOffer started() {
        URI issuer = HOUSE.at("/issuers/arbetsformedlingen");
        return CredentialOffer.startedByWallet(issuer, "registration-certificate");
    }

    private static Page.Shown cases(Person person) {
        return (Page.Shown) person.open(HOUSE.at("/issuers/arbetsformedlingen/cases"));
    }

    private static void withdraw(Person person) {
        Page.Shown page = cases(person);
        Element button = page.find("form[action$=withdrawal] button").orElseThrow();
        person.press(page, button);
    }

    private String waitingCase() {
        JsonNode cases = agency.get("/issuer/v1/cases?state=waiting").json().path("cases");
        assertThat(cases).hasSize(1);
        assertThat(cases.get(0).path("guideline").asText()).contains("Demoriktlinje");
        return cases.get(0).path("id").asText();
    }

    private JsonNode looked(String id, String handler) {
        return step(id, "looks", handler(handler));
    }

    private JsonNode step(String id, String step, ObjectNode body) {
        return agency.post("/issuer/v1/cases/" + id + "/" + step, body)
                .expecting(200)
                .json();
    }

    private static ObjectNode handler(String staff) {
        return StrictJson.newObject().put("handler", staff).put("unit", "enhet-ett");
    }
}
