package se.intyga.app.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.intyga.app.journeys.HouseUnderTest;
import se.intyga.bench.browser.Browser;
import se.intyga.bench.browser.Person;
import se.intyga.bench.http.Http;
import se.intyga.bench.organisation.Agency;
import se.intyga.bench.organisation.OrganisationClient;
import se.intyga.bench.organisation.RelyingParty;
import se.intyga.bench.wallet.WalletConfig;
import se.intyga.formats.claims.ClaimPath;

/// Wallets of others fetch a credential by both grants and answer a presentation; verifiers of others read what we
/// issue.
class ForeignWalletJourneyTest {
    private static final String CONFIGURATION = "registration-certificate";
    private static final String PERSON = "197701172392";
    private static final HouseUnderTest HOUSE = HouseUnderTest.running();
    private static final Path AUTHORITY = HOUSE.dataFolder().resolve("tls").resolve("ca.pem");
    private static final NodeScript NODE = new NodeScript(AUTHORITY);
    private static Http http;
    private static Agency agency;
    private static RelyingParty employer;

    @BeforeAll
    static void meet_the_organisations() {
        http = Http.trusting(AUTHORITY);
        agency = new Agency(OrganisationClient.of(
                http, HOUSE.baseUrl(), HOUSE.dataFolder(), "arbetsformedlingen", "issuer:offers issuer:status"));
        employer = new RelyingParty(OrganisationClient.of(
                http, HOUSE.baseUrl(), HOUSE.dataFolder(), "demo-employer", "verifier:transactions"));
    }

    @AfterAll
    static void hang_up() {
        http.close();
    }

    @Test
    void npms_wallet_fetches_by_authorization_code_a_batch_that_npms_verifier_accepts() {
        JsonNode obtained = obtainedByCode(2);

        assertThat(obtained.get("credentials")).hasSize(2);
        assertThat(obtained.get("notified").asBoolean()).isTrue();
        JsonNode read = NODE.run(
                "verify.mjs",
                NodeScript.task()
                        .put("presentation", obtained.get("credentials").get(0).asText()));
        assertThat(read.get("payload").get("registered").asBoolean()).isTrue();
        assertThat(read.get("payload").get("vct").asText()).isEqualTo(vct());
    }

    @Test
    void npms_wallet_fetches_by_pre_authorized_code() {
        Agency.Offer offer = agency.offerTo(CONFIGURATION, PERSON, Instant.now().minusSeconds(60), "BANKID");

        JsonNode obtained = NODE.run(
                "obtain.mjs",
                NodeScript.task()
                        .put("offer", offer.link().toString())
                        .put("configuration", CONFIGURATION)
                        .put("txCode", offer.txCode().orElseThrow()));

        assertThat(obtained.get("credentials")).hasSize(1);
    }

    @Test
    void npms_wallet_answers_a_presentation_and_the_employer_reads_the_result_once() {
        JsonNode obtained = obtainedByCode(1);
        RelyingParty.Transaction transaction = employer.ask(
                "recruitment",
                "legitimate_interest",
                vct(),
                List.of(ClaimPath.of("registered"), ClaimPath.of("registration_date")));
        Browser browser = new Browser(http, "en");
        browser.open(transaction.page());

        ObjectNode task =
                NodeScript.task().put("request", transaction.walletLink().toString());
        task.put("credential", obtained.get("credentials").get(0).asText());
        task.set("holderKey", obtained.get("holderKeys").get(0));
        task.set("frame", NodeScript.task().put("registered", true).put("registration_date", true));
        JsonNode answered = NODE.run("present.mjs", task);

        assertThat(answered.get("status").asInt()).isEqualTo(200);
        assertThat(answered.get("clientId").asText()).startsWith("x509_hash:");
        browser.open(URI.create(answered.get("body").get("redirect_uri").asText()));
        RelyingParty.Standing standing = employer.standing(transaction);
        RelyingParty.Result result =
                employer.read(transaction, standing.responseCode().orElseThrow());
        assertThat(result.claims().get("registered").asBoolean()).isTrue();
        assertThat(result.verdict())
                .allSatisfy(line -> assertThat(line.finding()).isEqualTo("passed"));
    }

    @Test
    void the_eu_wallets_library_fetches_by_authorization_code_what_its_verifier_accepts() throws Exception {
        Agency.Offer offer = agency.offer(CONFIGURATION);

        List<String> credentials = euWallet()
                .obtainByCode(
                        offer.link().toString(),
                        address -> person().authorize(URI.create(address), Person.Answer.REQUEST)
                                .toString());

        assertThat(credentials).hasSize(2);
        assertThat(EuWallet.read(credentials.getFirst(), issuerAnchor())).contains("registration_date");
    }

    @Test
    void the_eu_wallets_library_fetches_by_pre_authorized_code() {
        Agency.Offer offer = agency.offerTo(CONFIGURATION, PERSON, Instant.now().minusSeconds(60), "BANKID");

        List<String> credentials = euWallet()
                .obtainByPreAuthorizedCode(
                        offer.link().toString(), offer.txCode().orElseThrow());

        assertThat(credentials).hasSize(2);
    }

    private static JsonNode obtainedByCode(int keys) {
        return NODE.run(
                "obtain.mjs",
                NodeScript.task()
                        .put("offer", agency.offer(CONFIGURATION).link().toString())
                        .put("configuration", CONFIGURATION)
                        .put("clientId", WalletConfig.DEMO_CLIENT_ID)
                        .put("redirectUri", WalletConfig.DEMO_REDIRECT_URI.toString())
                        .put("keys", keys),
                address -> person().authorize(URI.create(address), Person.Answer.REQUEST)
                        .toString());
    }

    private static Person person() {
        return new Person(new Browser(http, "sv"), PERSON);
    }

    private static EuWallet euWallet() {
        return new EuWallet(HOUSE.tls(), WalletConfig.DEMO_CLIENT_ID, WalletConfig.DEMO_REDIRECT_URI);
    }

    private static X509Certificate issuerAnchor() {
        return WalletConfig.demo(HOUSE.dataFolder().resolve("trust"))
                .issuerAnchors()
                .getFirst();
    }

    private static String vct() {
        return HOUSE.baseUrl() + "/issuers/arbetsformedlingen/types/registration-certificate/1";
    }
}
