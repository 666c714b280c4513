package se.intyga.app.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import se.intyga.app.journeys.HouseUnderTest;
import se.intyga.bench.browser.Browser;
import se.intyga.bench.browser.Person;
import se.intyga.bench.http.Http;
import se.intyga.bench.organisation.Agency;
import se.intyga.bench.organisation.OrganisationClient;
import se.intyga.bench.wallet.AnswerRequest;
import se.intyga.bench.wallet.CredentialOffer;
import se.intyga.bench.wallet.FetchCredential;
import se.intyga.bench.wallet.HeldCredential;
import se.intyga.bench.wallet.WalletConfig;
import se.intyga.formats.encoding.HashAlgorithm;
import se.intyga.formats.jose.JwsDraft;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SoftwareSigningKey;

/// Requests to the running house, and what must have happened there before some of them can go wrong.
final class ErrorScene implements AutoCloseable {
    static final String FORM = "application/x-www-form-urlencoded";
    static final String JSON = "application/json";
    static final String ISSUER = "/issuers/arbetsformedlingen";

    private static final String ALVA = "197701172392";

    private final HouseUnderTest house;
    private final Http http;
    private final Browser browser;
    private final Agency agency;
    private final SoftwareSigningKey walletKey = SoftwareSigningKey.generate(new SecureRandom());

    ErrorScene(HouseUnderTest house) {
        this.house = house;
        this.http = Http.trusting(house.dataFolder().resolve("tls/ca.pem"));
        this.browser = new Browser(http, "en");
        new Person(browser, ALVA).open(house.at("/holder/history"));
        this.agency = new Agency(OrganisationClient.of(
                http, house.baseUrl(), house.dataFolder(), "arbetsformedlingen", "issuer:offers issuer:status"));
    }

    /// What the demo agency's certificates are called.
    String type() {
        return house.baseUrl() + ISSUER + "/types/registration-certificate/1";
    }

    HttpResponse<String> get(String path, String... headers) {
        return house.get(path, headers);
    }

    HttpResponse<String> post(String path, String type, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", type));
        all.addAll(List.of(headers));
        return house.send(
                HttpRequest.newBuilder(house.at(path)).POST(HttpRequest.BodyPublishers.ofString(body)),
                all.toArray(String[]::new));
    }

    /// The header of a caller: an organisation with its own token, or the person in the browser that is logged in.
    String[] as(String caller) {
        return caller.equals("person")
                ? new String[] {"Cookie", browser.cookies(house.at("/holder"))}
                : new String[] {"Authorization", "Bearer " + house.token(caller)};
    }

    /// A credential that was issued and then ended for good.
    String endedCredential() {
        Agency.Offer offer = offered();
        fetched(offer);
        String credential = agency.issuedFrom(offer).orElseThrow();
        agency.setStatus(credential, "ended", "REGISTRATION_ENDED");
        return credential;
    }

    private Agency.Offer offered() {
        return agency.offerTo("registration-certificate", ALVA, Instant.now().minusSeconds(60), "BANKID");
    }

    private HeldCredential fetched(Agency.Offer offer) {
        return new FetchCredential(
                        http,
                        WalletConfig.demo(house.dataFolder().resolve("trust")),
                        new SecureRandom(),
                        Clock.systemUTC())
                .preAuthorized(CredentialOffer.resolve(http, offer.link()), offer.txCode());
    }

    /// A wallet's access token, bound to this scene's key.
    String walletToken() {
        Agency.Offer offer = offered();
        String code =
                CredentialOffer.resolve(http, offer.link()).preAuthorizedCode().orElseThrow();
        HttpResponse<String> answer = post(
                ISSUER + "/token",
                FORM,
                "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Apre-authorized_code&pre-authorized_code="
                        + Http.encoded(code) + "&tx_code=" + offer.txCode().orElseThrow(),
                "DPoP",
                proof(ISSUER + "/token", ""));
        return StrictJson.object(answer.body())
                .orElseThrow()
                .path("access_token")
                .asText();
    }

    /// The headers of a wallet's request with its token.
    String[] asWallet(String path, String token) {
        return new String[] {"Authorization", "DPoP " + token, "DPoP", proof(path, token)};
    }

    private String proof(String path, String token) {
        ObjectNode claims = StrictJson.newObject()
                .put("jti", UUID.randomUUID().toString())
                .put("htm", "POST")
                .put("htu", house.at(path).toString())
                .put("iat", Instant.now().getEpochSecond());
        if (!token.isEmpty()) claims.put("ath", HashAlgorithm.SHA_256.digestOf(token));
        return JwsDraft.of("dpop+jwt", claims).withJwk().sign(walletKey);
    }

    /// A transaction of the demo employer, by its own API.
    private ObjectNode transaction(String flow) {
        HttpResponse<String> answer = post(
                "/verifier/v1/transactions",
                JSON,
                "{\"purpose\":\"recruitment\",\"legal_basis\":\"legitimate_interest\",\"query\":\"registered\",\"flow\":\""
                        + flow + "\"}",
                as("demo-employer"));
        return StrictJson.object(answer.body()).orElseThrow();
    }

    /// The path of a request that its wallet declined already.
    String declinedRequest() {
        ObjectNode transaction = transaction("cross_device");
        AnswerRequest answer = answering();
        answer.decline(answer.fetch(URI.create(transaction.path("wallet_link").asText())));
        return URI.create(transaction.path("request_uri").asText()).getPath();
    }

    /// Reads a result before the person's browser came back from the wallet.
    HttpResponse<String> resultTooEarly() {
        ObjectNode transaction = transaction("same_device");
        browser.open(URI.create(transaction.path("page_url").asText()));
        AnswerRequest answer = answering();
        var accepted = (AnswerRequest.Outcome.Accepted) answer.approve(
                answer.fetch(URI.create(transaction.path("wallet_link").asText())), List.of(fetched(offered())));
        String redirect = accepted.redirect().orElseThrow().toString();
        return post(
                "/verifier/v1/transactions/" + transaction.path("id").asText() + "/result",
                JSON,
                "{\"response_code\":\"" + redirect.substring(redirect.indexOf("response_code=") + 14) + "\"}",
                as("demo-employer"));
    }

    private AnswerRequest answering() {
        return new AnswerRequest(
                http, WalletConfig.demo(house.dataFolder().resolve("trust")), new SecureRandom(), Clock.systemUTC());
    }

    /// The path of a status list that exists.
    String statusList() {
        String lists = get(ISSUER + "/status-lists").body();
        return URI.create(StrictJson.object(lists)
                        .orElseThrow()
                        .path("status_lists")
                        .path(0)
                        .asText())
                .getPath();
    }

    /// A form token of the person's session, from a page that holds one.
    String formToken() {
        Element field = Jsoup.parse(get("/holder/history", as("person")).body()).selectFirst("input[name=form_token]");
        if (field == null) throw new AssertionError("the page holds no form");
        return field.attr("value");
    }

    /// A caller of the agency's API whose token has other scopes.
    OrganisationClient withScope(String scope) {
        return OrganisationClient.of(http, house.baseUrl(), house.dataFolder(), "arbetsformedlingen", scope);
    }

    static <T> Supplier<T> lazily(Supplier<T> made) {
        return new Supplier<>() {
            private @Nullable T value;

            @Override
            public T get() {
                T known = value;
                if (known == null) {
                    known = made.get();
                    value = known;
                }
                return known;
            }
        };
    }

    @Override
    public void close() {
        http.close();
    }
}
