package se.intyga.app.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static se.intyga.app.contract.ErrorScene.FORM;
import static se.intyga.app.contract.ErrorScene.ISSUER;
import static se.intyga.app.contract.ErrorScene.JSON;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.intyga.app.journeys.HouseUnderTest;
import se.intyga.bench.http.Answer;
import se.intyga.formats.json.StrictJson;

/// Every error status that a document names is provoked; [HoldAnswersToDocuments] then holds its body to the document.
class DocumentedErrorsTest {
    private static final ErrorScene SCENE = new ErrorScene(HouseUnderTest.running());
    private static final ApiDocuments DOCUMENTS = ApiDocuments.ours();

    private static final String LARGE = "a".repeat(100_000);
    private static final String NOBODY = "0".repeat(43);
    private static final String TX = "/verifier/v1/transactions";
    private static final String NUMBER = "{\"personalNumber\":\"197701172392\"}";

    private static final Supplier<String> ENDED = ErrorScene.lazily(SCENE::endedCredential);
    private static final Supplier<String> TOKEN = ErrorScene.lazily(SCENE::walletToken);
    private static final Supplier<String> DECLINED = ErrorScene.lazily(SCENE::declinedRequest);

    /// Statuses that a request from outside cannot bring about in a house that is well.
    private static final Set<String> OUT_OF_REACH = Set.of(
            // The demo register and the database answer as long as the house runs: issuer's and eid's own tests stop
            // them.
            "POST /issuer/v1/offers 503",
            "GET /issuers/{agency}/releases/{handle} 503",
            "POST /issuers/{agency}/token 503",
            "GET /health 503",
            "GET /health/{selector} 503",
            // Need an open case in another state: the journeys of the queue have them.
            "POST /issuer/v1/cases/{caseId}/looks 409",
            "POST /issuer/v1/cases/{caseId}/claim 409",
            "POST /issuer/v1/cases/{caseId}/decision 409",
            "POST /issuer/v1/cases/{caseId}/confirmation 409",
            // A token for another agency: this house has one agency.
            "POST /issuers/{agency}/credential 403");

    /// What came back.
    record Came(int status, String body) {
        static Came of(HttpResponse<String> answer) {
            return new Came(answer.statusCode(), answer.body());
        }

        static Came of(Answer answer) {
            return new Came(answer.status(), answer.body());
        }
    }

    /// One way to bring a documented status about.
    record Provoked(String method, String path, int status, Supplier<Came> send) {
        String documented() {
            return DOCUMENTS.operation(method, path).orElseThrow().key() + " " + status;
        }

        @Override
        public String toString() {
            return method + " " + path + " " + status;
        }
    }

    @AfterAll
    static void close() {
        SCENE.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("provoked")
    void the_status_comes_and_its_body_fits(Provoked provoked) {
        Came answer = provoked.send().get();

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(provoked.status());
    }

    @Test
    void every_error_that_a_document_names_is_provoked_or_known_to_be_out_of_reach() {
        Set<String> named = DOCUMENTS.operations().stream()
                .flatMap(operation -> operation.responses().properties().stream()
                        .map(response -> response.getKey())
                        .filter(status -> status.matches("[45]\\d\\d"))
                        .map(status -> operation.key() + " " + status))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named)
                .containsAll(OUT_OF_REACH)
                .containsAll(ActErrors.OUT_OF_REACH)
                .containsAll(PublicErrors.OUT_OF_REACH);
        named.removeAll(OUT_OF_REACH);
        named.removeAll(ActErrors.OUT_OF_REACH);
        named.removeAll(PublicErrors.OUT_OF_REACH);
        provoked().map(Provoked::documented).forEach(named::remove);
        assertThat(named).as("documented errors that no row here provokes").isEmpty();
    }

    static Stream<Provoked> provoked() {
        return Stream.of(
                        house(),
                        eid(),
                        holder(),
                        ActErrors.provoked(SCENE),
                        PublicErrors.provoked(SCENE, TOKEN),
                        RightsErrors.provoked(SCENE),
                        agencies(),
                        queue(),
                        protocol(),
                        wallets(),
                        relyingParties(),
                        presentations())
                .flatMap(List::stream);
    }

    private static List<Provoked> house() {
        return List.of(
                post("/oauth/token", FORM, "grant_type=password", 400),
                post(
                        "/oauth/token",
                        FORM,
                        "grant_type=client_credentials&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth"
                                + "%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=none",
                        401),
                post("/oauth/token", JSON, "{}", 415),
                post("/oauth/token", FORM, "scope=" + LARGE, 413),
                get("/.well-known/oauth-protected-resource/none", 404),
                get("/docs/none", 404),
                get("/none/v1/openapi.yaml", 404),
                get("/assets/none.css", 404));
    }

    private static List<Provoked> eid() {
        return List.of(
                get("/eid/login/none", 404),
                get("/eid/login/none/status", 404),
                get("/eid/login/none/return", 404),
                get("/eid/login/none/done", 404),
                post("/eid/login/none/cancel", FORM, "form_token=none", 404),
                post("/eid/login/none/retry", FORM, "form_token=none", 404),
                post("/eid/logout", FORM, "form_token=none", 403, "person"),
                post("/eid/simulator/persons", FORM, "login=none&form_token=none&person=197701172392", 400));
    }

    private static List<Provoked> holder() {
        return List.of(
                get("/holder/v1/history", 401),
                get("/holder/v1/history?limit=none", 400, "person"),
                get("/holder/v1/cases", 401),
                get("/holder/v1/cases/AAAAAAAAAAAAAAAAAAAAAA", 401),
                get("/holder/v1/cases/AAAAAAAAAAAAAAAAAAAAAA", 404, "person"),
                get("/holder/v1/receipts?ledger=holder&index=0", 401),
                get("/holder/v1/receipts?ledger=holder", 400, "person"),
                get("/holder/v1/receipts?ledger=holder&index=999999", 404, "person"),
                get("/holder/receipts/one?ledger=holder&index=999999", 404, "person"),
                post("/holder/v1/receipts", JSON, "{\"receipt\":\"none\"}", 401),
                post("/holder/v1/receipts", JSON, "{}", 400, "person"),
                post("/holder/v1/receipts", JSON, "{\"receipt\":\"none\"}", 422, "person"),
                post("/holder/receipts", FORM, "receipt=none", 422, "person"),
                post("/holder/receipts/keep", FORM, "form_token=none&answer=keep", 403, "person"),
                new Provoked(
                        "POST",
                        "/holder/receipts/keep",
                        422,
                        () -> Came.of(SCENE.post(
                                "/holder/receipts/keep",
                                FORM,
                                "form_token=" + SCENE.formToken() + "&answer=keep",
                                SCENE.as("person")))));
    }

    private static List<Provoked> agencies() {
        return List.of(
                post("/issuer/v1/offers", JSON, "{}", 400, "arbetsformedlingen"),
                post("/issuer/v1/offers", JSON, "{}", 401),
                new Provoked("POST", "/issuer/v1/offers", 403, () -> withScope("issuer:status", "/issuer/v1/offers")),
                get("/issuer/v1/offers/" + NOBODY, 401),
                new Provoked(
                        "GET",
                        "/issuer/v1/offers/none",
                        403,
                        () -> Came.of(SCENE.withScope("issuer:status").get("/issuer/v1/offers/none"))),
                get("/issuer/v1/offers/" + NOBODY, 404, "arbetsformedlingen"),
                post("/issuer/v1/credential-searches", JSON, "{}", 400, "arbetsformedlingen"),
                post("/issuer/v1/credential-searches", JSON, NUMBER, 401),
                new Provoked(
                        "POST",
                        "/issuer/v1/credential-searches",
                        403,
                        () -> withScope("issuer:offers", "/issuer/v1/credential-searches")),
                status("none", "{}", 400, "arbetsformedlingen"),
                status("none", "{}", 401),
                new Provoked(
                        "POST",
                        "/issuer/v1/credentials/none/status",
                        403,
                        () -> withScope("issuer:offers", "/issuer/v1/credentials/none/status")),
                status("none", "{\"status\":\"suspended\",\"reason\":\"CHECK_MADE\"}", 404, "arbetsformedlingen"),
                new Provoked(
                        "POST",
                        "/issuer/v1/credentials/ended/status",
                        409,
                        () -> Came.of(SCENE.post(
                                "/issuer/v1/credentials/" + ENDED.get() + "/status",
                                JSON,
                                "{\"status\":\"valid\",\"reason\":\"CHECK_MADE\"}",
                                SCENE.as("arbetsformedlingen")))));
    }

    private static List<Provoked> queue() {
        String one = "/issuer/v1/cases/" + NOBODY;
        String known = "{\"handler\":\"h-one\",\"unit\":\"enhet\"";
        List<Provoked> rows = new ArrayList<>(List.of(
                get("/issuer/v1/cases?state=none", 400, "arbetsformedlingen"),
                get("/issuer/v1/cases", 401),
                new Provoked(
                        "GET",
                        "/issuer/v1/cases",
                        403,
                        () -> Came.of(SCENE.withScope("issuer:offers").get("/issuer/v1/cases"))),
                get(one, 401),
                new Provoked(
                        "GET",
                        one,
                        403,
                        () -> Came.of(SCENE.withScope("issuer:offers").get(one))),
                get(one, 404, "arbetsformedlingen"),
                get("/issuers/none/cases", 404),
                post(ISSUER + "/cases/" + NOBODY + "/withdrawal", FORM, "form_token=none", 403, "person"),
                post(ISSUER + "/cases/" + NOBODY + "/withdrawal", FORM, "form_token=none", 404)));
        Map.of(
                        "/looks", known + "}",
                        "/claim", known + "}",
                        "/decision", known + ",\"outcome\":\"release\",\"reason\":\"NO_HARM_FOUND\"}",
                        "/confirmation", known + ",\"agrees\":true}")
                .forEach((step, body) -> {
                    rows.add(post(one + step, JSON, "{}", 400, "arbetsformedlingen"));
                    rows.add(post(one + step, JSON, body, 401));
                    rows.add(new Provoked("POST", one + step, 403, () -> withScope("issuer:offers", one + step)));
                    rows.add(post(one + step, JSON, body, 404, "arbetsformedlingen"));
                });
        return rows;
    }

    private static Came withScope(String scope, String path) {
        return Came.of(SCENE.withScope(scope).post(path, StrictJson.newObject()));
    }

    private static Provoked status(String credential, String body, int status, String... caller) {
        return post("/issuer/v1/credentials/" + credential + "/status", JSON, body, status, caller);
    }

    private static List<Provoked> protocol() {
        return List.of(
                get("/.well-known/openid-credential-issuer/issuers/none", 404),
                get("/.well-known/openid-credential-issuer/issuers/none/", 404),
                get("/issuers/none/.well-known/openid-credential-issuer", 404),
                get("/.well-known/oauth-authorization-server/issuers/none", 404),
                get("/.well-known/oauth-authorization-server/issuers/none/", 404),
                get("/issuers/none/jwks", 404),
                get(ISSUER + "/types/none/1", 404),
                get("/issuers/none/status-lists", 404),
                get(ISSUER + "/status-lists/none", 404),
                new Provoked(
                        "GET",
                        ISSUER + "/status-lists/first",
                        501,
                        () -> Came.of(SCENE.get(SCENE.statusList() + "?time=1700000000"))),
                get(ISSUER + "/offers/" + NOBODY, 404),
                get(ISSUER + "/releases/" + NOBODY, 404),
                post(ISSUER + "/releases/" + NOBODY, FORM, "form_token=none&answer=request", 403, "person"),
                post(ISSUER + "/releases/" + NOBODY, FORM, "form_token=none&answer=request", 404));
    }

    private static List<Provoked> wallets() {
        return List.of(
                post(ISSUER + "/par", FORM, "client_id=intyga-demo-wallet", 400),
                post(ISSUER + "/par", FORM, "client_id=none&response_type=code", 401),
                post("/issuers/none/par", FORM, "client_id=none", 404),
                post(ISSUER + "/par", FORM, "client_id=" + LARGE, 413),
                get(ISSUER + "/authorize?client_id=none&request_uri=none", 400),
                get("/issuers/none/authorize?client_id=none&request_uri=none", 404),
                post(ISSUER + "/token", FORM, "grant_type=none", 400),
                post(ISSUER + "/token", FORM, "grant_type=authorization_code&client_id=none&code=none", 401),
                post("/issuers/none/token", FORM, "grant_type=none", 404),
                post(ISSUER + "/token", FORM, "code=" + LARGE, 413),
                post("/issuers/none/challenge", FORM, "", 404),
                post("/issuers/none/nonce", FORM, "", 404),
                withToken("/credential", "{}", 400),
                post(ISSUER + "/credential", JSON, "{}", 401),
                post("/issuers/none/credential", JSON, "{}", 404),
                post(ISSUER + "/credential", JSON, LARGE, 413),
                withToken("/notification", "{}", 400),
                post(ISSUER + "/notification", JSON, "{}", 401),
                post("/issuers/none/notification", JSON, "{}", 404),
                post(ISSUER + "/notification", JSON, LARGE, 413));
    }

    private static List<Provoked> relyingParties() {
        return List.of(
                post(TX, JSON, "{}", 400, "demo-employer"),
                post(TX, JSON, "{}", 401),
                new Provoked("POST", TX, 403, DocumentedErrorsTest::notRegistered),
                post(TX, JSON, LARGE, 413, "demo-employer"),
                post(TX, JSON, "{\"purpose\":\"none\",\"query\":\"registered\"}", 422, "demo-employer"),
                get(TX + "/" + NOBODY, 401),
                get(TX + "/" + NOBODY, 404, "demo-employer"),
                post(TX + "/" + NOBODY + "/result", JSON, "{}", 400, "demo-employer"),
                post(TX + "/" + NOBODY + "/result", JSON, "{}", 401),
                post(TX + "/" + NOBODY + "/result", JSON, "{\"response_code\":\"none\"}", 404, "demo-employer"),
                new Provoked("POST", TX + "/early/result", 409, () -> Came.of(SCENE.resultTooEarly())));
    }

    /// In the house of other rules the demo fund is no registered relying party.
    private static Came notRegistered() {
        HouseUnderTest other = HouseUnderTest.byOtherRules();
        return Came.of(other.post(
                TX,
                "{\"purpose\":\"benefit-assessment\",\"query\":\"registration\"}",
                "Content-Type",
                JSON,
                "Authorization",
                "Bearer " + other.token("demo-fund")));
    }

    private static List<Provoked> presentations() {
        return List.of(
                get("/verifier/requests/" + NOBODY, 404),
                new Provoked("GET", "/verifier/requests/declined", 410, () -> Came.of(SCENE.get(DECLINED.get()))),
                post("/verifier/requests/" + NOBODY, FORM, "wallet_metadata=none", 400),
                post("/verifier/requests/" + NOBODY, FORM, "wallet_nonce=none", 404),
                new Provoked(
                        "POST",
                        "/verifier/requests/declined",
                        410,
                        () -> Came.of(SCENE.post(DECLINED.get(), FORM, "wallet_nonce=none"))),
                post("/verifier/requests/" + NOBODY, FORM, "wallet_nonce=" + LARGE, 413),
                post("/verifier/responses/" + NOBODY, FORM, "error=one&error=two", 400),
                post("/verifier/responses/" + NOBODY, FORM, "error=access_denied", 404),
                post("/verifier/responses/" + NOBODY, FORM, "response=" + LARGE, 413),
                get("/verifier/transactions/" + NOBODY, 404),
                get("/verifier/transactions/" + NOBODY + "/state", 404),
                get("/verifier/transactions/" + NOBODY + "/end", 404),
                get("/verifier/receipts/" + NOBODY, 404));
    }

    private static Provoked get(String path, int status, String... caller) {
        String plain = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
        return new Provoked("GET", plain, status, () -> Came.of(SCENE.get(path, headers(caller))));
    }

    private static Provoked post(String path, String type, String body, int status, String... caller) {
        return new Provoked("POST", path, status, () -> Came.of(SCENE.post(path, type, body, headers(caller))));
    }

    private static Provoked withToken(String endpoint, String body, int status) {
        String path = ISSUER + endpoint;
        return new Provoked(
                "POST", path, status, () -> Came.of(SCENE.post(path, JSON, body, SCENE.asWallet(path, TOKEN.get()))));
    }

    private static String[] headers(String... caller) {
        return caller.length == 0 ? new String[0] : SCENE.as(caller[0]);
    }
}
