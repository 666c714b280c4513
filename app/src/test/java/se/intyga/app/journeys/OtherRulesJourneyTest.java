package se.intyga.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.intyga.bench.browser.Browser;
import se.intyga.bench.browser.Page;
import se.intyga.bench.browser.PageWithoutStep;
import se.intyga.bench.browser.Person;
import se.intyga.bench.http.Http;
import se.intyga.bench.organisation.Agency;
import se.intyga.bench.organisation.OrganisationClient;
import se.intyga.bench.organisation.RelyingParty;
import se.intyga.bench.wallet.AnswerRequest;
import se.intyga.bench.wallet.CredentialOffer;
import se.intyga.bench.wallet.FetchCredential;
import se.intyga.bench.wallet.HeldCredential;
import se.intyga.bench.wallet.WalletConfig;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.RedisStore;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.jose.JwsDraft;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SoftwareSigningKey;

/// The rows of table 5.3 that the example policies never reach, in a house with rules of its own; and, since that house
/// keeps its short-lived state in Redis and demands DPoP nonces, whole journeys on those.
///
/// Row 3 (no mandate) is reached by no request: nothing hosts for persons yet, so every release is to the person's own
/// wallet (design, act C); it is in `RowsBeyondRequestsTest`. Rows 1, 5, 6, 7 and 9 are in [ReleaseRefusalJourneyTest].
class OtherRulesJourneyTest {
    private static final HouseUnderTest HOUSE = HouseUnderTest.byOtherRules();
    private static final String ALVA = "197701172392";

    @ParameterizedTest(name = "row {0} {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "2 not listed; ISSUER_NOT_AUTHORISED; unlisted-certificate; does not issue that kind",
                "2 not active (L36); ISSUER_NOT_AUTHORISED; inactive-certificate; does not issue that kind",
                "4 absent; ELECTRONIC_FORM_NOT_SUPPORTED; paper-certificate; the document is sent on paper",
                "4 expired; ELECTRONIC_FORM_NOT_SUPPORTED; expired-certificate; the document is sent on paper",
                "8 every claim; SOURCE_CATEGORY_BLOCKED; notes-certificate; may not be released in this way"
            })
    void the_person_reads_why_and_the_wallet_only_that_it_is_not_available(
            String row, String code, String certificate, String told) {
        try (Http http = trusting()) {
            Person person = new Person(new Browser(http, "en"), ALVA);
            FetchCredential fetch = fetch(http);

            PageWithoutStep refused = catchThrowableOfType(
                    PageWithoutStep.class, () -> fetch.byAuthorization(started(certificate), person));
            assertThat(refused).as(row).isNotNull();
            assertThat(refused.page().status()).isEqualTo(200);
            assertThat(refused.page().document().text()).contains(told, code);

            assertThat(fetch.turnedBack(started(certificate), person))
                    .isEqualTo("access_denied: the credential is not available")
                    .doesNotContain(code);
        }
    }

    @ParameterizedTest(name = "row {0} {1}: {2} by the agency")
    @CsvSource({
        "2, ISSUER_NOT_AUTHORISED, unlisted-certificate",
        "4, ELECTRONIC_FORM_NOT_SUPPORTED, paper-certificate",
        "8, SOURCE_CATEGORY_BLOCKED, notes-certificate"
    })
    void an_agency_that_offers_to_a_person_is_refused_by_the_same_row(String row, String code, String certificate)
            throws Exception {
        HttpResponse<String> answer =
                offer("""
                {"grant":"pre-authorized_code","credentialConfigurationId":"%s","personalNumber":"%s",
                 "request":{"requestedAt":"%s","authentication":"BANKID","document":"%s"}}""".formatted(certificate, ALVA, Instant.now().minusSeconds(60), certificate));

        assertThat(answer.statusCode()).as(row).isEqualTo(403);
        assertThat(json(answer).path("code").asText()).as(row).isEqualTo(code);
    }

    @Test
    void row_8_a_handlers_note_is_left_out_and_the_rest_is_released() {
        try (Http http = trusting()) {
            HeldCredential held = fetch(http)
                    .byAuthorization(started("registration-certificate"), new Person(new Browser(http, "en"), ALVA));

            // The register sends her municipalities; these rules call them a handler's note.
            assertThat(held.claims().has("preferred_municipalities")).isFalse();
            assertThat(held.claims().path("registration_date").asText()).isEqualTo("2025-09-01");
        }
    }

    @Test
    void row_10_an_agency_cannot_even_name_consent_as_what_a_release_rests_on() throws Exception {
        HttpResponse<String> answer = offer("""
                {"grant":"pre-authorized_code","credentialConfigurationId":"registration-certificate",
                 "personalNumber":"%s","basis":"consent"}""".formatted(ALVA));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("code").asText()).isEqualTo("INVALID_REQUEST");
    }

    @Test
    void with_redis_and_dpop_nonces_a_journey_goes_from_offer_to_result() throws Exception {
        assertThat(HOUSE.context().getBean(EphemeralStore.class)).isInstanceOf(RedisStore.class);
        try (Http http = trusting()) {
            Agency agency = new Agency(OrganisationClient.of(
                    http, HOUSE.baseUrl(), HOUSE.dataFolder(), "arbetsformedlingen", "issuer:offers issuer:status"));
            RelyingParty employer = new RelyingParty(OrganisationClient.of(
                    http, HOUSE.baseUrl(), HOUSE.dataFolder(), "demo-employer", "verifier:transactions"));
            Browser browser = new Browser(http, "sv");
            Agency.Offer offer = agency.offerTo(
                    "registration-certificate", ALVA, Instant.now().minusSeconds(60), "BANKID");
            HeldCredential held =
                    fetch(http).preAuthorized(CredentialOffer.resolve(http, offer.link()), offer.txCode());
            assertThat(agency.issuedFrom(offer)).isPresent();

            RelyingParty.Transaction transaction = employer.ask(
                    "recruitment",
                    "legitimate_interest",
                    HOUSE.baseUrl() + "/issuers/arbetsformedlingen/types/registration-certificate/1",
                    List.of(ClaimPath.of("registered"), ClaimPath.of("registration_date")));
            assertThat(browser.open(transaction.page())).isInstanceOf(Page.Shown.class);
            var answer = new AnswerRequest(http, config(), new SecureRandom(), Clock.systemUTC());
            var accepted = (AnswerRequest.Outcome.Accepted)
                    answer.approve(answer.fetch(transaction.walletLink()), List.of(held));
            accepted.redirect().ifPresent(browser::open);
            String code = employer.standing(transaction).responseCode().orElseThrow();
            RelyingParty.Result result = employer.read(transaction, code);
            assertThat(result.claims().path("registration_date").asText()).isEqualTo("2025-09-01");
            assertThat(result.verdict())
                    .allSatisfy(line -> assertThat(line.finding()).isEqualTo("passed"));
            assertThat(employer.isGone(transaction, code)).isTrue();
        }
    }

    /// What the wallet in the journeys of this class runs into at its first request, and then answers with the nonce.
    @Test
    void a_proof_without_a_nonce_is_sent_back_with_one() throws Exception {
        URI token = HOUSE.at("/issuers/arbetsformedlingen/token");
        String proof = JwsDraft.of(
                        "dpop+jwt",
                        StrictJson.newObject()
                                .put("jti", UUID.randomUUID().toString())
                                .put("htm", "POST")
                                .put("htu", token.toString())
                                .put("iat", Instant.now().getEpochSecond()))
                .withJwk()
                .sign(SoftwareSigningKey.generate(new SecureRandom()));

        HttpResponse<String> answer = HOUSE.post(
                "/issuers/arbetsformedlingen/token",
                "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Apre-authorized_code&pre-authorized_code=none",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "DPoP",
                proof);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("error").asText()).isEqualTo("use_dpop_nonce");
        assertThat(answer.headers().firstValue("DPoP-Nonce")).isPresent();
    }

    private static HttpResponse<String> offer(String body) {
        return HOUSE.post(
                "/issuer/v1/offers",
                body,
                "Authorization",
                "Bearer " + HOUSE.token("arbetsformedlingen"),
                "Content-Type",
                "application/json");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return StrictJson.object(answer.body()).orElseThrow();
    }

    private static CredentialOffer started(String certificate) {
        return CredentialOffer.startedByWallet(HOUSE.at("/issuers/arbetsformedlingen"), certificate);
    }

    private static FetchCredential fetch(Http http) {
        return new FetchCredential(http, config(), new SecureRandom(), Clock.systemUTC());
    }

    private static WalletConfig config() {
        return WalletConfig.demo(HOUSE.dataFolder().resolve("trust"));
    }

    private static Http trusting() {
        return Http.trusting(HOUSE.dataFolder().resolve("tls/ca.pem"));
    }
}
