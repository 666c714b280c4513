package se.intyga.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.intyga.app.Main;
import se.intyga.app.contract.Exchanges;
import se.intyga.bench.browser.Browser;
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
import se.intyga.formats.claims.ClaimPath;

/// `kill -9` in the middle of a journey, start again, and the journey goes on (pitfall 3.1).
class KilledJourneyTest {
    private static final String PERSON = "197701172392";

    @TempDir
    Path folder = Path.of("");

    @Test
    void an_offer_a_login_and_a_request_survive_a_kill() throws Exception {
        Path data = folder.resolve("data");
        Process house = serve(data, 0);
        URI base = readyAt(house);
        try (Http http = Http.trusting(data.resolve("tls/ca.pem"))) {
            Agency agency = new Agency(
                    OrganisationClient.of(http, base, data, "arbetsformedlingen", "issuer:offers issuer:status"));
            RelyingParty employer =
                    new RelyingParty(OrganisationClient.of(http, base, data, "demo-employer", "verifier:transactions"));
            Browser browser = new Browser(http, "en");
            Person person = new Person(browser, PERSON);
            person.open(URI.create(base + "/holder/history"));
            Agency.Offer offer = agency.offer("registration-certificate");

            house = killedAndStartedAgain(house, data, base);
            WalletConfig config = WalletConfig.demo(data.resolve("trust"));
            HeldCredential held = new FetchCredential(http, config, new SecureRandom(), Clock.systemUTC())
                    .byAuthorization(CredentialOffer.resolve(http, offer.link()), person);
            RelyingParty.Transaction transaction = employer.ask(
                    "recruitment",
                    "legitimate_interest",
                    base + "/issuers/arbetsformedlingen/types/registration-certificate/1",
                    List.of(ClaimPath.of("registered"), ClaimPath.of("registration_date")));
            browser.open(transaction.page());
            var answer = new AnswerRequest(http, config, new SecureRandom(), Clock.systemUTC());
            var request = answer.fetch(transaction.walletLink());

            house = killedAndStartedAgain(house, data, base);
            var accepted = (AnswerRequest.Outcome.Accepted) answer.approve(request, List.of(held));
            accepted.redirect().ifPresent(browser::open);

            house = killedAndStartedAgain(house, data, base);
            String code = employer.standing(transaction).responseCode().orElseThrow();
            assertThat(employer.read(transaction, code)
                            .claims()
                            .path("registered")
                            .asBoolean())
                    .isTrue();
            assertThat(employer.isGone(transaction, code)).isTrue();
        } finally {
            house.destroy();
            house.waitFor();
        }
    }

    private Process killedAndStartedAgain(Process house, Path data, URI base) throws Exception {
        house.destroyForcibly().waitFor();
        Process again = serve(data, base.getPort());
        assertThat(readyAt(again)).isEqualTo(base);
        return again;
    }

    private Process serve(Path data, int port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        Exchanges.forChild(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve",
                        "--port",
                        String.valueOf(port),
                        "--data-folder",
                        data.toString())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private URI readyAt(Process house) throws IOException {
        BufferedReader out = house.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("Intyga ready at ")) {
                return URI.create(line.substring("Intyga ready at ".length()));
            }
        }
        throw new AssertionError("not ready: " + Files.readString(folder.resolve("err")));
    }
}
