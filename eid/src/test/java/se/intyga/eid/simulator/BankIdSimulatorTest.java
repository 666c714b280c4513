package se.intyga.eid.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.intyga.eid.TestStore;
import se.intyga.eid.TestTls;
import se.intyga.eid.TurnableClock;
import se.intyga.eid.bankid.Order;
import se.intyga.eid.person.PersonalNumber;

/// The simulator is as strict as the interface it stands for.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BankIdSimulatorTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TestPerson ANNA = new TestPerson(new PersonalNumber("197705232382"), "Anna", "Andersson");
    private static final TestPerson BERTIL = new TestPerson(new PersonalNumber("199001012385"), "Bertil", "Öberg");
    private static final TestTls TLS = new TestTls();

    private final TurnableClock clock = new TurnableClock();
    private final BankIdSimulator simulator = BankIdSimulator.start(
            SimulatorConfig.with(0, TLS.server(), List.of(ANNA, BERTIL)), TestStore.open(), clock, new SecureRandom());
    private final SimulatorControl control =
            new SimulatorControl(simulator.control(), TLS.client(), List.of(ANNA, BERTIL));
    private final HttpClient http = client(TLS.client());

    @AfterAll
    void stop() {
        simulator.close();
    }

    private static HttpClient client(SSLContext tls) {
        return HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private HttpResponse<String> send(HttpClient from, String method, String path, String type, String body)
            throws IOException {
        try {
            return from.send(
                    HttpRequest.newBuilder(URI.create(simulator.endpoint() + path))
                            .header("Content-Type", type)
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode post(String path, String body) throws IOException {
        HttpResponse<String> response = send(http, "POST", path, "application/json", body);
        return JSON.readTree(response.body());
    }

    private JsonNode started() throws IOException {
        return post("/auth", "{\"endUserIp\":\"192.0.2.1\"}");
    }

    private JsonNode collect(JsonNode order) throws IOException {
        return post("/collect", "{\"orderRef\":\"" + order.path("orderRef").asText() + "\"}");
    }

    private static String ref(JsonNode order) {
        return order.path("orderRef").asText();
    }

    @Test
    void demands_a_certificate_of_its_authority() {
        for (SSLContext tls : List.of(TLS.clientWithoutCertificate(), TLS.stranger())) {
            assertThatThrownBy(() -> send(client(tls), "POST", "/auth", "application/json", "{}"))
                    .isInstanceOfAny(SSLException.class, IOException.class);
        }
    }

    static Stream<String> goodStarts() {
        return Stream.of(
                "/auth {'endUserIp':'192.0.2.1'}",
                "/auth {'endUserIp':'2001:db8::1'}",
                "/auth {'endUserIp':'192.0.2.1','requirement':{'pinCode':true,'mrtd':false,'cardReader':'class1',"
                        + "'certificatePolicies':['1.2.752.78.1.5','1.2.3.4.*'],'risk':'low'}}",
                "/auth {'endUserIp':'192.0.2.1','web':{'referringDomain':'a.example','userAgent':'b','deviceIdentifier':'c'}}",
                "/auth {'endUserIp':'192.0.2.1','userVisibleData':'aGVq','userVisibleDataFormat':'simpleMarkdownV1',"
                        + "'userNonVisibleData':'aGVq','returnUrl':'https://rp.example/','returnRisk':true}",
                "/sign {'endUserIp':'192.0.2.1','userVisibleData':'aGVq'}",
                "/phone/auth {'personalNumber':'198001042384','callInitiator':'RP'}",
                "/phone/sign {'personalNumber':'198403062394','callInitiator':'user','userVisibleData':'aGVq'}");
    }

    @ParameterizedTest
    @MethodSource("goodStarts")
    void accepts(String start) throws IOException {
        JsonNode answer = post(start.substring(0, start.indexOf(' ')), json(start));
        assertThat(answer.path("orderRef").asText()).hasSize(36);
        assertThat(answer.has("qrStartSecret")).isEqualTo(!start.startsWith("/phone"));
    }

    static Stream<String> badStarts() {
        return Stream.of(
                "/auth {}",
                "/auth []",
                "/auth {'endUserIp':'192.0.2.1'",
                "/auth {'endUserIp':'192.0.2.1'} {}",
                "/auth {'endUserIp':'192.0.2.1','endUserIp':'192.0.2.1'}",
                "/auth {'endUserIp':'localhost'}",
                "/auth {'endUserIp':'192.0.2.256'}",
                "/auth {'endUserIp':17}",
                "/auth {'endUserIp':'192.0.2.1','personalNumber':'197705232382'}",
                "/auth {'endUserIp':'192.0.2.1','surprise':1}",
                "/auth {'endUserIp':'192.0.2.1','app':{'appIdentifier':'a'},'web':{'userAgent':'b'}}",
                "/auth {'endUserIp':'192.0.2.1','web':{'else':'b'}}",
                "/auth {'endUserIp':'192.0.2.1','userVisibleData':'not base64!'}",
                "/auth {'endUserIp':'192.0.2.1','userVisibleData':''}",
                "/auth {'endUserIp':'192.0.2.1','userVisibleDataFormat':'plaintext'}",
                "/auth {'endUserIp':'192.0.2.1','userVisibleData':'aGVq','userVisibleDataFormat':'html'}",
                "/auth {'endUserIp':'192.0.2.1','returnUrl':'somewhere'}",
                "/auth {'endUserIp':'192.0.2.1','returnRisk':'yes'}",
                "/auth {'endUserIp':'192.0.2.1','requirement':{'pinCode':'yes'}}",
                "/auth {'endUserIp':'192.0.2.1','requirement':{'cardReader':'class3'}}",
                "/auth {'endUserIp':'192.0.2.1','requirement':{'risk':'high'}}",
                "/auth {'endUserIp':'192.0.2.1','requirement':{'certificatePolicies':'1.2'}}",
                "/auth {'endUserIp':'192.0.2.1','requirement':{'personalNumber':'191212121212'}}",
                "/auth {'endUserIp':'192.0.2.1','requirement':{'personalNumber':'197705232389'}}",
                "/sign {'endUserIp':'192.0.2.1'}",
                "/phone/auth {'personalNumber':'197705232382','callInitiator':'someone'}",
                "/phone/auth {'personalNumber':'197705232382'}",
                "/phone/auth {'callInitiator':'RP'}",
                "/phone/auth {'personalNumber':'197705232382','callInitiator':'RP','endUserIp':'192.0.2.1'}",
                "/collect {}",
                "/collect {'orderRef':'131daac9-16c6-4618-beb0-365768f37288'}",
                "/collect {'orderRef':17}",
                "/cancel {'orderRef':'131daac9-16c6-4618-beb0-365768f37288'}");
    }

    @ParameterizedTest
    @MethodSource("badStarts")
    void refuses(String start) throws IOException {
        HttpResponse<String> response =
                send(http, "POST", start.substring(0, start.indexOf(' ')), "application/json", json(start));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(response.body()).path("errorCode").asText()).isEqualTo("invalidParameters");
    }

    private static String json(String start) {
        return start.substring(start.indexOf(' ') + 1).replace('\'', '"');
    }

    @Test
    void refuses_wrong_paths_methods_types_and_sizes() throws IOException {
        String body = "{\"endUserIp\":\"192.0.2.1\"}";
        assertThat(send(http, "POST", "/authenticate", "application/json", body).statusCode())
                .isEqualTo(404);
        assertThat(send(http, "PUT", "/auth", "application/json", body).statusCode())
                .isEqualTo(405);
        assertThat(send(http, "POST", "/auth", "text/plain", body).statusCode()).isEqualTo(415);
        assertThat(send(http, "POST", "/auth", "application/json", body + " ".repeat(400_000))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void plays_its_script_step_by_step() throws IOException {
        JsonNode order = started();
        assertThat(collect(order).path("hintCode").asText()).isEqualTo("outstandingTransaction");
        control.advance(ref(order));
        assertThat(collect(order).path("hintCode").asText()).isEqualTo("started");
        control.advance(ref(order));
        assertThat(collect(order).path("hintCode").asText()).isEqualTo("userSign");
        control.advance(ref(order));
        JsonNode complete = collect(order);
        assertThat(complete.path("status").asText()).isEqualTo("complete");
        assertThat(complete.has("hintCode")).isFalse();
        assertThat(complete.path("completionData").path("user").path("name").asText())
                .isEqualTo("Anna Andersson");
    }

    @Test
    void an_order_nobody_starts_fails_and_one_nobody_finishes_expires() throws IOException {
        JsonNode unstarted = started();
        JsonNode unfinished = started();
        control.advance(ref(unfinished));
        clock.turn(Duration.ofSeconds(31));
        assertThat(collect(unstarted).path("hintCode").asText()).isEqualTo("startFailed");
        assertThat(collect(unfinished).path("status").asText()).isEqualTo("pending");
        clock.turn(Duration.ofSeconds(150));
        assertThat(collect(unfinished).path("hintCode").asText()).isEqualTo("expiredTransaction");
    }

    @Test
    void only_one_order_a_person_is_active() throws IOException {
        String bound = "{\"endUserIp\":\"192.0.2.1\",\"requirement\":{\"personalNumber\":\"199001012385\"}}";
        JsonNode first = post("/auth", bound);
        JsonNode second = post("/auth", bound);
        assertThat(second.path("errorCode").asText()).isEqualTo("alreadyInProgress");
        assertThat(collect(first).path("hintCode").asText()).isEqualTo("cancelled");
        assertThat(post("/auth", bound).has("orderRef")).isTrue();
    }

    @Test
    void opening_a_second_order_in_the_app_cancels_the_first() throws IOException {
        JsonNode first = started();
        JsonNode second = started();
        control.open(ref(first), ANNA);
        control.open(ref(second), ANNA);
        assertThat(collect(first).path("hintCode").asText()).isEqualTo("cancelled");
        assertThat(collect(second).path("hintCode").asText()).isEqualTo("userSign");
    }

    @Test
    void an_order_for_one_person_is_not_finished_by_another() throws IOException {
        JsonNode order =
                post("/auth", "{\"endUserIp\":\"192.0.2.1\",\"requirement\":{\"personalNumber\":\"201701012393\"}}");
        control.approve(ref(order), ANNA);
        assertThat(collect(order).path("status").asText()).isEqualTo("failed");
    }

    @Test
    void a_cancelled_order_cannot_be_cancelled_or_approved_again() throws IOException {
        JsonNode order = started();
        String body = "{\"orderRef\":\"" + ref(order) + "\"}";
        assertThat(post("/cancel", body).isEmpty()).isTrue();
        assertThat(post("/cancel", body).path("errorCode").asText()).isEqualTo("invalidParameters");
        control.approve(ref(order), ANNA);
        assertThat(collect(order).path("status").asText()).isEqualTo("failed");
    }

    @Test
    void reads_qr_codes_of_the_last_seconds_only() throws IOException {
        JsonNode order = started();
        clock.turn(Duration.ofSeconds(12));
        for (int t : new int[] {0, 6, 14, 30}) {
            assertThat(control.scan(ref(order), qr(order, t))).as("second " + t).isFalse();
        }
        assertThat(control.scan(ref(order), qr(order, 12).replace("bankid.", "bankid,")))
                .isFalse();
        for (int t : new int[] {7, 12, 13}) {
            assertThat(control.scan(ref(order), qr(order, t))).as("second " + t).isTrue();
        }
        assertThat(collect(order).path("hintCode").asText()).isEqualTo("started");
    }

    private static String qr(JsonNode order, long second) {
        return Order.qrCode(
                order.path("qrStartToken").asText(), order.path("qrStartSecret").asText(), second);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 408, 500, 503})
    void injects_errors_as_often_as_asked(int status) throws IOException {
        JsonNode order = started();
        control.injectFault("/collect", status, "someError", 2);
        String body = "{\"orderRef\":\"" + ref(order) + "\"}";
        assertThat(send(http, "POST", "/collect", "application/json", body).statusCode())
                .isEqualTo(status);
        assertThat(send(http, "POST", "/collect", "application/json", body).statusCode())
                .isEqualTo(status);
        assertThat(send(http, "POST", "/collect", "application/json", body).statusCode())
                .isEqualTo(200);
    }

    @Test
    void signs_the_data_that_was_sent() throws Exception {
        JsonNode order = post(
                "/sign", "{\"endUserIp\":\"192.0.2.1\",\"userVisibleData\":\"aGVq\",\"userNonVisibleData\":\"aGVt\"}");
        control.approve(ref(order), BERTIL);
        JsonNode data = collect(order).path("completionData");
        byte[] xml = Base64.getDecoder().decode(data.path("signature").asText());
        Document document = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml));
        Element signed = (Element)
                document.getElementsByTagNameNS("*", "bankIdSignedData").item(0);
        assertThat(signed.getElementsByTagNameNS("*", "usrVisibleData").item(0).getTextContent())
                .isEqualTo("aGVq");
        byte[] certificate = Base64.getMimeDecoder()
                .decode(document.getElementsByTagNameNS("*", "X509Certificate")
                        .item(0)
                        .getTextContent());
        var person = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
        assertThat(person.getSubjectX500Principal().getName("RFC1779")).contains("199001012385");
        assertThat(valid(document, signed, person)).isTrue();
        signed.getElementsByTagNameNS("*", "usrVisibleData").item(0).setTextContent("aGVp");
        assertThat(valid(document, signed, person)).isFalse();
        BasicOCSPResp ocsp = (BasicOCSPResp) new OCSPResp(
                        Base64.getDecoder().decode(data.path("ocspResponse").asText()))
                .getResponseObject();
        assertThat(ocsp.getResponses()[0].getCertID().getSerialNumber()).isEqualTo(person.getSerialNumber());
        assertThat(ocsp.getResponses()[0].getCertStatus()).isNull();
    }

    private static boolean valid(Document document, Element signed, X509Certificate person) throws Exception {
        DOMValidateContext context = new DOMValidateContext(person.getPublicKey(), document.getDocumentElement());
        context.setIdAttributeNS(signed, null, "Id");
        XMLSignature signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
        return signature.validate(context);
    }

    @Test
    void orders_outlive_a_restart() throws IOException {
        JsonNode order = started();
        try (BankIdSimulator again = BankIdSimulator.start(
                SimulatorConfig.with(0, TLS.server(), List.of(ANNA)), TestStore.open(), clock, new SecureRandom())) {
            new SimulatorControl(again.control(), TLS.client(), List.of(ANNA)).approve(ref(order), ANNA);
        }
        assertThat(collect(order).path("status").asText()).isEqualTo("complete");
    }

    @Test
    void knows_only_test_persons() {
        PersonalNumber sample = new PersonalNumber("191212121212");
        assertThatThrownBy(() -> new TestPerson(sample, "Tolvan", "Tolvansson"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("1212");
    }
}
