package se.intyga.app.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import se.intyga.app.journeys.HouseUnderTest;
import se.intyga.bench.browser.Browser;
import se.intyga.bench.browser.Page;
import se.intyga.bench.browser.PageWithoutStep;
import se.intyga.bench.browser.Person;
import se.intyga.bench.http.Http;
import se.intyga.bench.wallet.CredentialOffer;
import se.intyga.bench.wallet.FetchCredential;
import se.intyga.bench.wallet.WalletConfig;
import se.intyga.formats.json.StrictJson;

/// What the whole house hands a person: also what agencies' doors hold, and the decisions her events rest on (R11,
/// L26).
class WholeExportTest {
    private static final String UNCLEAR = "199804012384";
    private static final String ORDINARY = "197705232382";
    private static final HouseUnderTest HOUSE = HouseUnderTest.running();
    private static final Http HTTP = Http.trusting(HOUSE.dataFolder().resolve("tls/ca.pem"));

    @AfterAll
    static void close() {
        HTTP.close();
    }

    private final Browser browser = new Browser(HTTP, "en");

    private void fetch(Person person) {
        new FetchCredential(
                        HTTP,
                        WalletConfig.demo(HOUSE.dataFolder().resolve("trust")),
                        new SecureRandom(),
                        Clock.systemUTC())
                .byAuthorization(
                        CredentialOffer.startedByWallet(
                                HOUSE.at("/issuers/arbetsformedlingen"), "registration-certificate"),
                        person);
    }

    /// Every file of it, each held to its schema.
    private static Map<String, ObjectNode> exported(Browser browser) throws IOException, InterruptedException {
        URI address = HOUSE.at("/holder/v1/export");
        HttpResponse<byte[]> answer;
        try (HttpClient client = HOUSE.http()) {
            answer = client.send(
                    HttpRequest.newBuilder(address)
                            .header("Cookie", browser.cookies(HOUSE.at("/holder")))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"what\":\"everything\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
        assertThat(answer.statusCode()).isEqualTo(200);
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        Map<String, ObjectNode> documents = new HashMap<>();
        for (String name : new String[] {"everything", "transaction-log"}) {
            ObjectNode document = StrictJson.object(Objects.requireNonNull(files.get(name + ".json")))
                    .orElseThrow();
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(Objects.requireNonNull(files.get(name + ".schema.json")))
                            .validate(document))
                    .as(name)
                    .isEmpty();
            documents.put(name, document);
        }
        return documents;
    }

    private static ObjectNode everything(Browser browser) throws IOException, InterruptedException {
        return Objects.requireNonNull(exported(browser).get("everything"));
    }

    @Test
    void holds_what_was_issued_and_the_decision_it_rests_on() throws Exception {
        Person person = new Person(browser, ORDINARY);
        fetch(person);
        person.open(HOUSE.at("/holder/history"));
        ObjectNode all = everything(browser);
        assertThat(all.path("credentials")).isNotEmpty().allSatisfy(one -> {
            assertThat(one.path("agency").asText()).isNotEmpty();
            assertThat(one.path("statusPlaces")).isNotEmpty();
        });
        assertThat(all.path("decisions"))
                .anySatisfy(one -> assertThat(one.path("code").asText()).isEqualTo("ALLOWED"));
        assertThat(all.path("events").findValuesAsText("decision"))
                .contains(all.path("decisions").path(0).path("id").asText());
        assertThat(all.toString()).doesNotContain(ORDINARY, UNCLEAR);
    }

    @Test
    void holds_her_cases_at_the_agencies_and_nobody_elses() throws Exception {
        Person person = new Person(browser, UNCLEAR);
        assertThat(catchThrowableOfType(PageWithoutStep.class, () -> fetch(person)))
                .isNotNull();
        Page.Shown cases = (Page.Shown) person.open(HOUSE.at("/issuers/arbetsformedlingen/cases"));
        Element button = cases.find("form[action$=withdrawal] button").orElseThrow();
        person.press(cases, button);
        person.open(HOUSE.at("/holder/history"));
        JsonNode hers = everything(browser).path("releaseCases");
        assertThat(hers).isNotEmpty();
        assertThat(hers.path(hers.size() - 1).path("state").asText()).isEqualTo("withdrawn");
        assertThat(hers.toString()).doesNotContain("handler").doesNotContain(UNCLEAR);

        Browser another = new Browser(HTTP, "en");
        new Person(another, ORDINARY).open(HOUSE.at("/holder/history"));
        assertThat(everything(another).path("releaseCases").findValuesAsText("id"))
                .doesNotContainAnyElementsOf(hers.findValuesAsText("id"));
    }
}
