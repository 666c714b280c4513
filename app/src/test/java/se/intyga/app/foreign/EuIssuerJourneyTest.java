package se.intyga.app.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.intyga.app.journeys.HouseUnderTest;
import se.intyga.bench.browser.Browser;
import se.intyga.bench.http.Http;
import se.intyga.bench.organisation.OrganisationClient;
import se.intyga.bench.organisation.RelyingParty;
import se.intyga.bench.wallet.AnswerRequest;
import se.intyga.bench.wallet.PresentationRequest;
import se.intyga.bench.wallet.WalletConfig;
import se.intyga.formats.claims.ClaimPath;

/// The EU wallet's sdjwt-kt builds the credential and its presentation; our verifier decides, by a PEM file that an
/// operator drops in.
class EuIssuerJourneyTest {
    private static final HouseUnderTest HOUSE = HouseUnderTest.running();
    private static final Path AUTHORITY = HOUSE.dataFolder().resolve("tls/ca.pem");
    private static final List<String> CLAIMS = List.of("registered", "registration_date");

    @Test
    void what_sdjwt_kt_built_is_refused_until_its_anchor_is_there_and_then_passes_every_check() throws Exception {
        ForeignAuthority authority = ForeignAuthority.make();
        KeyPair key = ForeignAuthority.keyPair();
        EuIssuer issuer = new EuIssuer(key, authority.certify("CN=EU issuer", key));
        Instant now = Instant.now();
        EuIssuer.Held held = issuer.issue(vct(), now, now.plus(20, ChronoUnit.HOURS));
        try (Http http = Http.trusting(AUTHORITY)) {
            RelyingParty employer = new RelyingParty(OrganisationClient.of(
                    http, HOUSE.baseUrl(), HOUSE.dataFolder(), "demo-employer", "verifier:transactions"));

            RelyingParty.Transaction early = asked(employer);
            assertThat(shown(http, early, held, CLAIMS)).isInstanceOf(AnswerRequest.Outcome.Refused.class);
            assertThat(employer.standing(early).verdictCode()).isEqualTo("NOT_TRUSTED");

            try (ForeignAuthority.Anchored anchored = authority.anchoredFor(HOUSE, "eu", vct())) {
                RelyingParty.Transaction transaction = asked(employer);
                assertThat(shown(http, transaction, held, CLAIMS))
                        .as(anchored.toString())
                        .isInstanceOf(AnswerRequest.Outcome.Accepted.class);
                RelyingParty.Standing standing = employer.standing(transaction);
                RelyingParty.Result result =
                        employer.read(transaction, standing.responseCode().orElseThrow());
                assertThat(result.verdict())
                        .isNotEmpty()
                        .allSatisfy(line ->
                                assertThat(line.finding()).as(line.check()).isEqualTo("passed"));
                assertThat(result.claims().path("registered").asBoolean()).isTrue();
                assertThat(result.claims().path("registration_date").asText()).isEqualTo("2026-02-03");
                assertThat(result.claims().has("municipality")).as("not shown").isFalse();

                RelyingParty.Transaction lacking = asked(employer);
                assertThat(shown(http, lacking, held, List.of("registered")))
                        .as("a claim that was asked for is held back")
                        .isInstanceOf(AnswerRequest.Outcome.Refused.class);
            }
        }
    }

    private static RelyingParty.Transaction asked(RelyingParty employer) {
        return employer.ask(
                "recruitment",
                "legitimate_interest",
                vct(),
                CLAIMS.stream().map(ClaimPath::of).toList());
    }

    private static AnswerRequest.Outcome shown(
            Http http, RelyingParty.Transaction transaction, EuIssuer.Held held, List<String> claims) {
        Browser browser = new Browser(http, "en");
        browser.open(transaction.page());
        AnswerRequest answer = new AnswerRequest(
                http, WalletConfig.demo(HOUSE.dataFolder().resolve("trust")), new SecureRandom(), Clock.systemUTC());
        PresentationRequest request = answer.fetch(transaction.walletLink());
        String presentation = held.present(claims, request.clientId(), request.nonce(), Instant.now());
        AnswerRequest.Outcome outcome = answer.send(request, Map.of("certificate", List.of(presentation)));
        if (outcome instanceof AnswerRequest.Outcome.Accepted accepted) {
            accepted.redirect().ifPresent(browser::open);
        }
        return outcome;
    }

    private static String vct() {
        return HOUSE.baseUrl() + "/issuers/arbetsformedlingen/types/registration-certificate/1";
    }
}
