package se.intyga.issuer.source;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.Socket;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.issuer.TestClock;
import se.intyga.issuer.TestIssuer;
import se.intyga.issuer.TestTls;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.configuration.CredentialConfiguration;
import se.intyga.issuer.configuration.ReadConfigurations;
import se.intyga.legalbasis.rule.Secrecy;
import se.intyga.pages.Text;

class FetchClaimsTest {
    private static final String VALID = """
            {"record":"current","retrievedAt":"2026-11-21T10:00:29Z","protectedIdentity":false,"secrecy":"none",
             "claims":{"registered":true,"registration_date":"2025-01-19","eligible_for_placement":false,
                       "preferred_municipalities":["0180","1480"]}}""";
    private static final CredentialConfiguration CONFIGURATION = ReadConfigurations.demo()
            .find(TestIssuer.AGENCY, "registration-certificate")
            .orElseThrow();
    private static final Agency AGENCY = Agency.of(
            TestIssuer.BASE,
            TestIssuer.AGENCY,
            new Text("Myndighet", "Agency"),
            "2021002114",
            true,
            TestTls.agencyKey());
    private static final WireMockServer SERVER =
            new WireMockServer(options().dynamicPort().dynamicHttpsPort());

    private final TestClock clock = new TestClock();
    private FetchClaims fetch = new FetchClaims(new Sources(Map.of()), clock);

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void connect() throws Exception {
        SERVER.resetAll();
        fetch = within(Duration.ofSeconds(30));
    }

    private FetchClaims within(Duration timeout) throws Exception {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[] {new TrustingEverything()}, null);
        URI address = URI.create("https://localhost:" + SERVER.httpsPort() + "/lookups");
        return new FetchClaims(
                new Sources(Map.of(TestIssuer.AGENCY, new SourceAddress(address, tls, "key", timeout, 2_000))), clock);
    }

    private FetchOutcome outcome(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(any(anyUrl()).willReturn(answer));
        return fetch.fetch(AGENCY, CONFIGURATION, new PersonalNumber(TestIssuer.REGISTERED));
    }

    @Test
    void takes_a_valid_answer_and_adds_what_the_agency_knows_itself() {
        FetchOutcome outcome = outcome(aResponse().withBody(VALID));
        assertThat(outcome).isInstanceOfSatisfying(FetchOutcome.Fetched.class, fetched -> {
            assertThat(fetched.claims().path("registered").booleanValue()).isTrue();
            assertThat(fetched.claims().path("retrieved_at").textValue()).isEqualTo("2026-11-21T10:00:00Z");
            assertThat(fetched.claims().at("/agency/organisation_number").textValue())
                    .isEqualTo("2021002114");
            assertThat(fetched.toString()).doesNotContain("2025");
        });
    }

    @Test
    void sends_the_number_in_the_body_and_never_in_an_address() {
        outcome(aResponse().withBody(VALID));
        SERVER.verify(postRequestedFor(urlEqualTo("/lookups"))
                .withHeader("Authorization", equalTo("Bearer key"))
                .withRequestBody(equalToJson(
                        "{\"personalNumber\":\"197705232382\",\"document\":\"registration-certificate\"}")));
    }

    @Test
    void knows_no_record_and_an_ended_one_apart() {
        assertThat(outcome(aResponse().withBody("{\"record\":\"none\"}"))).isEqualTo(new FetchOutcome.NoRecord(false));
        assertThat(outcome(aResponse().withBody("{\"record\":\"ended\"}"))).isEqualTo(new FetchOutcome.NoRecord(true));
    }

    @Test
    void takes_no_claims_of_a_protected_person_even_if_they_are_sent() {
        FetchOutcome outcome = outcome(
                aResponse().withBody(VALID.replace("\"protectedIdentity\":false", "\"protectedIdentity\":true")));
        assertThat(outcome).isInstanceOfSatisfying(FetchOutcome.Fetched.class, fetched -> {
            assertThat(fetched.protectedIdentity()).isTrue();
            assertThat(fetched.claims().isEmpty()).isTrue();
        });
    }

    @Test
    void takes_no_claims_under_secrecy() {
        FetchOutcome outcome = outcome(aResponse().withBody(VALID.replace("\"none\"", "\"unclear\"")));
        assertThat(outcome).isInstanceOfSatisfying(FetchOutcome.Fetched.class, fetched -> {
            assertThat(fetched.secrecy()).isEqualTo(Secrecy.UNCLEAR);
            assertThat(fetched.claims().isEmpty()).isTrue();
        });
    }

    record Bad(String name, ResponseDefinitionBuilder answer) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Bad> bad() {
        return Stream.of(
                new Bad("server error", aResponse().withStatus(500)),
                new Bad("not found", aResponse().withStatus(404)),
                new Bad("redirect", aResponse().withStatus(302).withHeader("Location", "https://localhost/")),
                new Bad("slow headers", aResponse().withBody(VALID).withFixedDelay(3_000)),
                new Bad("slow body", aResponse().withBody(VALID).withChunkedDribbleDelay(20, 6_000)),
                new Bad("broken connection", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                new Bad("half an answer", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
                new Bad("too long", aResponse().withBody(VALID + " ".repeat(3_000))),
                new Bad("empty", aResponse().withBody("")),
                new Bad("html", aResponse().withBody("<html>")),
                new Bad("array", aResponse().withBody("[]")),
                corrupted("duplicate member", "\"record\"", "\"record\":\"current\",\"record\""),
                corrupted("unknown member", "\"record\"", "\"note\":\"x\",\"record\""),
                corrupted("unknown record", "\"current\"", "\"maybe\""),
                corrupted("no time", "\"2026-11-21T10:00:29Z\"", "null"),
                corrupted("old data", "10:00:29Z", "09:00:29Z"),
                corrupted("data from the future", "10:00:29Z", "11:00:29Z"),
                corrupted("no protection flag", "\"protectedIdentity\":false", "\"protectedIdentity\":\"no\""),
                corrupted("unknown secrecy", "\"none\"", "\"some\""),
                corrupted("text for a boolean", "\"registered\":true", "\"registered\":\"true\""),
                corrupted("missing mandatory claim", "\"registered\":true,", ""),
                corrupted("no such day", "2025-01-19", "2025-02-30"),
                corrupted("time for a day", "2025-01-19", "2025-01-19T00:00:00Z"),
                corrupted("unknown claim", "\"registered\":true", "\"registered\":true,\"handler_note\":\"x\""),
                corrupted("unknown municipality", "\"1480\"", "\"9999\""),
                corrupted("municipality twice", "\"1480\"", "\"0180\""),
                corrupted(
                        "claim of the agency",
                        "\"registered\":true",
                        "\"registered\":true,\"agency\":{\"name\":\"X\"}"),
                corrupted("null claim", "\"registered\":true", "\"registered\":null"));
    }

    private static Bad corrupted(String name, String from, String to) {
        assertThat(VALID).contains(from);
        return new Bad(name, aResponse().withBody(VALID.replace(from, to)));
    }

    @ParameterizedTest(name = "gives nothing on: {0}")
    @MethodSource("bad")
    void an_answer_that_cannot_be_trusted_is_no_answer(Bad bad) throws Exception {
        if (bad.name().startsWith("slow")) {
            fetch = within(Duration.ofMillis(400));
        }
        assertThat(outcome(bad.answer())).isInstanceOf(FetchOutcome.Unavailable.class);
    }

    @Test
    void an_agency_without_a_source_gives_nothing() {
        FetchOutcome outcome = new FetchClaims(new Sources(Map.of()), clock)
                .fetch(AGENCY, CONFIGURATION, new PersonalNumber(TestIssuer.REGISTERED));
        assertThat(outcome).isEqualTo(new FetchOutcome.Unavailable("NOT_CONFIGURED"));
    }

    /// For WireMock's own certificate.
    private static final class TrustingEverything extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
