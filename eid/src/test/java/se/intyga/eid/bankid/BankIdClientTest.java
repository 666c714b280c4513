package se.intyga.eid.bankid;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.eid.TestTls;
import se.intyga.eid.Vectors;

/// The client against documented answers and faults, over mutual TLS.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BankIdClientTest {
    private static final String ORDER_REF = "131daac9-16c6-4618-beb0-365768f37288";
    private static final AuthRequest REQUEST =
            new AuthRequest("192.0.2.7", "Logga in på Intyga", URI.create("https://rp.example/return"));

    private final TestTls tls = new TestTls();
    private WireMockServer bankId;
    private BankIdClient client;

    @BeforeAll
    void start(@TempDir Path folder) {
        bankId = new WireMockServer(wireMockConfig()
                .dynamicHttpsPort()
                .httpDisabled(true)
                .keystorePath(tls.serverKeyFile(folder).toString())
                .keystoreType("PKCS12")
                .keystorePassword(TestTls.PASSWORD)
                .keyManagerPassword(TestTls.PASSWORD)
                .needClientAuth(true)
                .trustStorePath(tls.trustFile(folder).toString())
                .trustStoreType("PKCS12")
                .trustStorePassword(TestTls.PASSWORD));
        bankId.start();
        client = with(tls.client());
    }

    @AfterAll
    void stop() {
        bankId.stop();
    }

    @BeforeEach
    void forget() {
        bankId.resetAll();
    }

    private BankIdClient with(SSLContext context) {
        URI endpoint = URI.create("https://localhost:" + bankId.httpsPort() + "/rp/v6.0");
        return new BankIdClient(
                new BankIdConfig(endpoint, context, Duration.ofSeconds(2), BankIdConfig.APP_START), Clock.systemUTC());
    }

    private void answers(String path, ResponseDefinitionBuilder response) {
        bankId.stubFor(post(urlPathEqualTo("/rp/v6.0" + path)).willReturn(response));
    }

    @Test
    void starts_an_order_with_the_documented_body() {
        answers("/auth", okJson("""
                {"orderRef":"131daac9-16c6-4618-beb0-365768f37288","autoStartToken":"7c40b5c9-fa74-49cf-b98c-bfe651f9a7c6",
                 "qrStartToken":"67df3917-fa0d-44e5-b327-edcc928297f8","qrStartSecret":"d28db9a7-4cde-429e-a983-359be676944c",
                 "somethingNew":{"a":1}}"""));
        Order order = ((AuthAnswer.Ordered) client.auth(REQUEST)).order();
        assertThat(order.orderRef()).isEqualTo(ORDER_REF);
        assertThat(order.qrStartSecret()).isEqualTo("d28db9a7-4cde-429e-a983-359be676944c");
        bankId.verify(postRequestedFor(urlPathEqualTo("/rp/v6.0/auth"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withRequestBody(matchingJsonPath("$.endUserIp", equalTo("192.0.2.7")))
                .withRequestBody(matchingJsonPath("$.userVisibleData", equalTo("TG9nZ2EgaW4gcMOlIEludHlnYQ==")))
                .withRequestBody(matchingJsonPath("$.returnUrl", equalTo("https://rp.example/return"))));
    }

    @ParameterizedTest(name = "order without {0}")
    @ValueSource(strings = {"orderRef", "autoStartToken", "qrStartToken", "qrStartSecret"})
    void refuses_an_order_that_lacks(String member) {
        String whole = """
                {"orderRef":"a","autoStartToken":"b","qrStartToken":"c","qrStartSecret":"d"}""";
        answers("/auth", okJson(whole.replace("\"" + member + "\"", "\"other\"")));
        assertThat(client.auth(REQUEST)).isEqualTo(new AuthAnswer.Rejected(BankIdError.GARBLED));
    }

    static Stream<Arguments> hints() {
        JsonNode vectors = Vectors.sweden("bankid-collect.json");
        return Stream.of("pending", "failed")
                .flatMap(status -> Stream.concat(
                                vectors.path(status).properties().stream().map(Map.Entry::getKey),
                                Stream.of("neverSeenBefore"))
                        .map(hint -> Arguments.of(status, hint)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("hints")
    void reads_every_hint(String status, String hint) {
        answers("/collect", okJson("""
                {"orderRef":"%s","status":"%s","hintCode":"%s","new":[]}""".formatted(ORDER_REF, status, hint)));
        CollectAnswer expected = status.equals("pending")
                ? new CollectAnswer.Pending(PendingHint.ofWire(hint))
                : new CollectAnswer.Failed(FailedHint.ofWire(hint));
        assertThat(client.collect(ORDER_REF)).isEqualTo(expected);
        bankId.verify(postRequestedFor(urlPathEqualTo("/rp/v6.0/collect"))
                .withRequestBody(matchingJsonPath("$.orderRef", equalTo(ORDER_REF))));
    }

    @Test
    void reads_the_documented_examples() {
        for (JsonNode example : Vectors.sweden("bankid-collect.json").path("examples")) {
            answers("/collect", okJson(example.toString()));
            CollectAnswer answer = client.collect(ORDER_REF);
            assertThat(answer).as(example.path("status").asText()).isNotInstanceOf(CollectAnswer.Rejected.class);
            if (answer instanceof CollectAnswer.Complete(var completion)) {
                JsonNode user = example.path("completionData").path("user");
                assertThat(completion.number().digits())
                        .isEqualTo(user.path("personalNumber").asText());
                assertThat(completion.givenName())
                        .isEqualTo(user.path("givenName").asText());
                assertThat(completion.surname()).isEqualTo(user.path("surname").asText());
                assertThat(answer.toString()).doesNotContain(completion.number().digits(), completion.surname());
            }
        }
    }

    static Stream<Arguments> errors() {
        return Stream.concat(
                StreamSupport.stream(
                                Vectors.sweden("bankid-collect.json")
                                        .path("errors")
                                        .spliterator(),
                                false)
                        .map(row -> Arguments.of(
                                row.path("http").asInt(), row.path("errorCode").asText())),
                Stream.of(Arguments.of(503, "Maintenance")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("errors")
    void names_every_error(int status, String code) {
        String body = "{\"errorCode\":\"%s\",\"details\":\"something\"}".formatted(code);
        for (String path : new String[] {"/auth", "/collect", "/cancel"}) {
            answers(path, aResponse().withStatus(status).withBody(body));
        }
        BankIdError expected = BankIdError.of(status, code);
        assertThat(expected.wire()).isEqualToIgnoringCase(code);
        assertThat(client.auth(REQUEST)).isEqualTo(new AuthAnswer.Rejected(expected));
        assertThat(client.collect(ORDER_REF)).isEqualTo(new CollectAnswer.Rejected(expected));
        assertThat(client.cancel(ORDER_REF)).contains(expected);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("no JSON", aResponse().withBody("<html>"), BankIdError.GARBLED),
                Arguments.of("an array", okJson("[]"), BankIdError.GARBLED),
                Arguments.of("an empty body", aResponse().withStatus(200), BankIdError.GARBLED),
                Arguments.of("an empty object", okJson("{}"), BankIdError.GARBLED),
                Arguments.of("deep nesting", okJson("[".repeat(5000) + "]".repeat(5000)), BankIdError.GARBLED),
                Arguments.of("an unknown status", okJson("{\"status\":\"perhaps\"}"), BankIdError.GARBLED),
                Arguments.of("a status that is no text", okJson("{\"status\":1}"), BankIdError.GARBLED),
                Arguments.of("complete with nobody", okJson("{\"status\":\"complete\"}"), BankIdError.GARBLED),
                Arguments.of(
                        "complete with a wrong number",
                        okJson(
                                "{\"status\":\"complete\",\"completionData\":{\"user\":{\"personalNumber\":\"197705232389\","
                                        + "\"givenName\":\"A\",\"surname\":\"B\"}}}"),
                        BankIdError.GARBLED),
                Arguments.of(
                        "a redirect", aResponse().withStatus(302).withHeader("Location", "/"), BankIdError.GARBLED),
                Arguments.of("503 without JSON", aResponse().withStatus(503).withBody("down"), BankIdError.MAINTENANCE),
                Arguments.of("500 without JSON", aResponse().withStatus(500), BankIdError.INTERNAL_ERROR),
                Arguments.of("no answer in time", okJson("{}").withFixedDelay(6000), BankIdError.UNREACHABLE),
                Arguments.of("a huge answer", okJson(" ".repeat(2_000_000) + "{}"), BankIdError.UNREACHABLE),
                Arguments.of(
                        "a cut connection",
                        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                        BankIdError.UNREACHABLE),
                Arguments.of("garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), BankIdError.UNREACHABLE),
                Arguments.of(
                        "a cut body", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK), BankIdError.UNREACHABLE));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("faults")
    void survives(String what, ResponseDefinitionBuilder response, BankIdError expected) {
        answers("/collect", response);
        assertThat(client.collect(ORDER_REF)).as(what).isEqualTo(new CollectAnswer.Rejected(expected));
    }

    @Test
    void cancels() {
        answers("/cancel", okJson("{}"));
        assertThat(client.cancel(ORDER_REF)).isEqualTo(Optional.empty());
    }

    @Test
    void speaks_only_with_whom_it_trusts_and_shows_its_own_certificate() {
        answers("/cancel", okJson("{}"));
        assertThat(with(tls.distrusting()).cancel(ORDER_REF)).contains(BankIdError.UNREACHABLE);
        assertThat(with(tls.clientWithoutCertificate()).cancel(ORDER_REF)).contains(BankIdError.UNREACHABLE);
        assertThat(with(tls.client()).cancel(ORDER_REF)).isEmpty();
    }

    @ParameterizedTest(name = "refuses {0}")
    @ValueSource(
            strings = {
                "http://appapi2.bankid.com/rp/v6.0",
                "https://appapi2.bankid.com/rp/v5.1",
                "https://appapi2.bankid.com/rp/v6.0/",
                "https:///rp/v6.0",
                "https://appapi2.bankid.com/rp/v6.0?x=1"
            })
    void refuses_an_endpoint_that_is_none(URI endpoint) {
        SSLContext client = tls.client();
        assertThatThrownBy(() -> BankIdConfig.at(endpoint, client))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bankid-endpoint");
    }
}
