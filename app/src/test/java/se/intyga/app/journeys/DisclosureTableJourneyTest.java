package se.intyga.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.intyga.bench.browser.Browser;
import se.intyga.bench.browser.Person;
import se.intyga.bench.http.Http;
import se.intyga.bench.wallet.AnswerRequest;
import se.intyga.bench.wallet.CredentialOffer;
import se.intyga.bench.wallet.FetchCredential;
import se.intyga.bench.wallet.HeldCredential;
import se.intyga.bench.wallet.PresentationRequest;
import se.intyga.bench.wallet.WalletConfig;
import se.intyga.formats.json.StrictJson;

/// Table 5.4 over HTTP.
///
/// Reached by no request: rows 6 and 7, since a request has no member for a future event or for more than one recipient
/// (every request object is signed for one organisation), and row 8, since no request can ask for an agreement. Those
/// rows are in `RowsBeyondRequestsTest`, and in legal-basis's own table tests.
class DisclosureTableJourneyTest {
    private static final HouseUnderTest HOUSE = HouseUnderTest.running();
    private static final String CONSENT = """
            "consent":{"text_version":"2026-1","reason":{"sv":"För fler tjänster.","en":"For more positions."},
                       "alternative":{"sv":"Sök ändå.","en":"Apply anyway."}}""";

    private static final Http HTTP = Http.trusting(HOUSE.dataFolder().resolve("tls/ca.pem"));
    private static final WalletConfig WALLET =
            WalletConfig.demo(HOUSE.dataFolder().resolve("trust"));
    private static final AnswerRequest ANSWER = new AnswerRequest(HTTP, WALLET, new SecureRandom(), Clock.systemUTC());

    private static HeldCredential held;

    @BeforeAll
    static void a_person_with_a_certificate() {
        held = new FetchCredential(HTTP, WALLET, new SecureRandom(), Clock.systemUTC())
                .byAuthorization(
                        CredentialOffer.startedByWallet(
                                HOUSE.at("/issuers/arbetsformedlingen"), "registration-certificate"),
                        new Person(new Browser(HTTP, "sv"), "197701172392"));
    }

    @AfterAll
    static void close() {
        HTTP.close();
    }

    @ParameterizedTest(name = "row_{0}: {5} {6}")
    @CsvSource(
            delimiter = ';',
            value = {
                "1_verifier_not_registered; demo-fund; benefit-assessment; legal_obligation; registered; 403; VERIFIER_NOT_REGISTERED",
                "1_purpose_not_registered; demo-employer; marketing; legitimate_interest; registered; 422; PURPOSE_NOT_REGISTERED",
                "2_over_asking; demo-employer; recruitment; legitimate_interest; eligible_for_placement; 422; OVER_ASKING",
                "3_an_authority_names_consent; demo-authority; case-handling; consent; registered; 422; CONSENT_NOT_AVAILABLE",
                "4_without_the_already_available_check; demo-authority; case-handling; public_task; registered; 422; ONCE_ONLY_CHECK_MISSING"
            })
    void a_request_that_must_not_be_put_to_a_person_is_refused_before_one_sees_it(
            String row, String organisation, String purpose, String basis, String claim, int status, String code) {
        // The house of other rules has registered one relying party only.
        HouseUnderTest house = row.startsWith("1_verifier") ? HouseUnderTest.byOtherRules() : HOUSE;

        HttpResponse<String> answer = asked(house, organisation, purpose, basis, claim, "");

        assertThat(answer.statusCode()).as(row).isEqualTo(status);
        assertThat(json(answer).path("code").asText()).as(row).isEqualTo(code);
        assertThat(json(answer).has("wallet_link")).as(row).isFalse();
    }

    @Test
    void row_4_with_the_check_made_the_same_request_is_put() {
        HttpResponse<String> answer = asked(
                HOUSE, "demo-authority", "case-handling", "public_task", "registered", "\"once_only_checked\":true,");

        assertThat(answer.statusCode()).isEqualTo(201);
    }

    @Test
    void row_5_missing_without_the_persons_approval_nothing_goes() {
        JsonNode transaction = recruitment();
        AnswerRequest.Outcome outcome = ANSWER.decline(opened(transaction));

        assertThat(outcome).isInstanceOf(AnswerRequest.Outcome.Accepted.class);
        assertThat(standing(transaction).path("state").asText()).isEqualTo("declined");
        assertThat(read(transaction, "none").statusCode()).isEqualTo(404);
    }

    @Test
    void row_5_used_the_same_approval_is_not_taken_twice() {
        JsonNode transaction = recruitment();
        PresentationRequest request = opened(transaction);
        assertThat(ANSWER.approve(request, List.of(held))).isInstanceOf(AnswerRequest.Outcome.Accepted.class);

        assertThat(ANSWER.approve(request, List.of(held)))
                .isEqualTo(
                        new AnswerRequest.Outcome.Refused(400, "invalid_request", "the request is answered already"));
    }

    @Test
    void row_5_expired_after_its_time_a_request_is_answered_no_more() {
        PresentationRequest request = opened(recruitment());

        try (MovableClock.Passed _ = HOUSE.context().getBean(MovableClock.class).pass(Duration.ofMinutes(11))) {
            assertThat(ANSWER.approve(request, List.of(held)))
                    .isEqualTo(new AnswerRequest.Outcome.Refused(400, "invalid_request", "the request has expired"));
        }
    }

    @Test
    void row_5_another_instance_an_approval_for_one_request_does_not_answer_another() {
        PresentationRequest approved = opened(recruitment());
        JsonNode other = recruitment();
        PresentationRequest target = opened(other);
        // Bound to the first request's nonce, sent to the second.
        PresentationRequest mixed = new PresentationRequest(
                approved.clientId(),
                approved.nonce(),
                target.state(),
                target.responseUri(),
                target.query(),
                target.encryptionKey(),
                target.encryption(),
                target.verifierName());

        assertThat(ANSWER.approve(mixed, List.of(held))).isInstanceOf(AnswerRequest.Outcome.Refused.class);
        JsonNode standing = standing(other);
        assertThat(standing.path("state").asText()).isEqualTo("rejected");
        assertThat(standing.path("verdict")).anySatisfy(line -> {
            assertThat(line.path("check").asText()).isEqualTo("holder_binding");
            assertThat(line.path("finding").asText()).isEqualTo("failed");
        });
    }

    @ParameterizedTest(name = "row_{0}: {3}")
    @CsvSource({
        "9_on_consent_with_all_it_needs, recruitment-consent, consent, consent",
        "10_on_a_ground_of_the_recipients_own, recruitment, legitimate_interest, approval"
    })
    void an_approved_request_is_answered_once_and_told_as_what_it_is(
            String row, String purpose, String basis, String act) {
        JsonNode transaction = json(asked(
                HOUSE, "demo-employer", purpose, basis, "registered", basis.equals("consent") ? CONSENT + "," : ""));
        Browser browser = new Browser(HTTP, "en");
        browser.open(URI.create(transaction.path("page_url").asText()));
        PresentationRequest request =
                ANSWER.fetch(URI.create(transaction.path("wallet_link").asText()));
        var accepted = (AnswerRequest.Outcome.Accepted) ANSWER.approve(request, List.of(held));
        accepted.redirect().ifPresent(browser::open);

        String code = standing(transaction).path("response_code").asText();
        JsonNode result = json(read(transaction, code));
        assertThat(result.path("act").asText()).as(row).isEqualTo(act);
        assertThat(result.path("legal_basis").asText()).isEqualTo(basis);
        assertThat(result.path("credentials").path(0).path("claims").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("registered");
        assertThat(read(transaction, code).statusCode()).as("once").isEqualTo(404);
    }

    @Test
    void row_9_a_consent_that_does_not_say_why_and_what_instead_is_refused() {
        HttpResponse<String> answer = asked(HOUSE, "demo-employer", "recruitment-consent", "consent", "registered", "");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).path("code").asText()).isEqualTo("CONSENT_INCOMPLETE");
    }

    private static JsonNode recruitment() {
        HttpResponse<String> answer =
                asked(HOUSE, "demo-employer", "recruitment", "legitimate_interest", "registered", "");
        assertThat(answer.statusCode()).isEqualTo(201);
        return json(answer);
    }

    /// What the person sees before deciding, in the browser that shows the code.
    private static PresentationRequest opened(JsonNode transaction) {
        new Browser(HTTP, "en").open(URI.create(transaction.path("page_url").asText()));
        return ANSWER.fetch(URI.create(transaction.path("wallet_link").asText()));
    }

    private static HttpResponse<String> asked(
            HouseUnderTest house, String organisation, String purpose, String basis, String claim, String more) {
        return house.post(
                "/verifier/v1/transactions",
                """
                {"purpose":"%s","legal_basis":"%s","flow":"same_device",%s
                 "dcql_query":{"credentials":[{"id":"certificate","format":"dc+sd-jwt",
                   "meta":{"vct_values":["%s/issuers/arbetsformedlingen/types/registration-certificate/1"]},
                   "claims":[{"path":["%s"]}]}]}}""".formatted(purpose, basis, more, house.baseUrl(), claim),
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + house.token(organisation));
    }

    private static JsonNode standing(JsonNode transaction) {
        return json(
                HOUSE.get("/verifier/v1/transactions/" + transaction.path("id").asText(), "Authorization", employer()));
    }

    private static HttpResponse<String> read(JsonNode transaction, String code) {
        return HOUSE.post(
                "/verifier/v1/transactions/" + transaction.path("id").asText() + "/result",
                "{\"response_code\":\"" + code + "\"}",
                "Content-Type",
                "application/json",
                "Authorization",
                employer());
    }

    private static String employer() {
        return "Bearer " + HOUSE.token("demo-employer");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return StrictJson.object(answer.body()).orElseThrow();
    }
}
