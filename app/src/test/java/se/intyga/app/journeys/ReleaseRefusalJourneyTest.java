package se.intyga.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.intyga.bench.browser.Browser;
import se.intyga.bench.browser.PageWithoutStep;
import se.intyga.bench.browser.Person;
import se.intyga.bench.http.Http;
import se.intyga.bench.wallet.CredentialOffer;
import se.intyga.bench.wallet.FetchCredential;
import se.intyga.bench.wallet.HeldCredential;
import se.intyga.bench.wallet.WalletConfig;
import se.intyga.formats.json.StrictJson;

/// The rows of table 5.3 that a person or an agency can reach over HTTP.
class ReleaseRefusalJourneyTest {
    private static final HouseUnderTest HOUSE = HouseUnderTest.running();

    @ParameterizedTest(name = "row {0}: {1} is told why, and nothing is released")
    @CsvSource({"6 SECRECY, 199001012385", "UC1 not registered, 201701012393", "UC1 registration ended, 198403062394"})
    void a_person_whose_certificate_is_not_released_is_told_and_gets_no_button(String row, String number) {
        try (Http http = Http.trusting(HOUSE.dataFolder().resolve("tls/ca.pem"))) {
            Person person = new Person(new Browser(http, "en"), number);

            assertThatThrownBy(() -> fetched(http, person))
                    .as(row)
                    .isInstanceOf(PageWithoutStep.class)
                    .hasMessageContaining("nothing to request");
        }
    }

    @Test
    void row_9_allowed_the_wallet_starts_by_itself_and_gets_the_certificate() {
        try (Http http = Http.trusting(HOUSE.dataFolder().resolve("tls/ca.pem"))) {
            HeldCredential held = fetched(http, new Person(new Browser(http, "sv"), "195808052384"));

            assertThat(held.claims().path("registration_date").asText()).isEqualTo("2025-11-03");
        }
    }

    @Test
    void row_1_an_agency_that_names_no_request_of_the_person_gets_no_request() throws Exception {
        var answer = HOUSE.post(
                "/issuer/v1/offers",
                """
                {"grant":"pre-authorized_code","credentialConfigurationId":"registration-certificate",
                 "personalNumber":"197705232382"}""",
                "Authorization",
                "Bearer " + HOUSE.token("arbetsformedlingen"),
                "Content-Type",
                "application/json");

        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = StrictJson.object(answer.body()).orElseThrow();
        assertThat(problem.path("code").asText()).isEqualTo("NO_REQUEST");
        assertThat(answer.body()).doesNotContain("197705232382");
    }

    private static HeldCredential fetched(Http http, Person person) {
        WalletConfig config = WalletConfig.demo(HOUSE.dataFolder().resolve("trust"));
        URI issuer = HOUSE.at("/issuers/arbetsformedlingen");
        return new FetchCredential(http, config, new SecureRandom(), Clock.systemUTC())
                .byAuthorization(CredentialOffer.startedByWallet(issuer, "registration-certificate"), person);
    }
}
