package se.intyga.issuer.offer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.security.authentication.Authentication;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.intyga.issuer.TestIssuer;
import se.intyga.issuer.issuance.CredentialId;
import se.intyga.issuer.release.Releases;
import se.intyga.openapi.Problem;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfferTest {
    private static final String REQUEST =
            ",\"request\":{\"requestedAt\":\"2026-11-21T09:00:00Z\",\"authentication\":\"BANKID\",\"document\":\"registration-certificate\"}";

    private TestIssuer house = new TestIssuer();

    @BeforeAll
    void start() {
        house.close();
        house = new TestIssuer();
    }

    @AfterAll
    void stop() {
        house.close();
    }

    private HttpResponse<?> post(String body) {
        return house.bean(OfferEndpoint.class)
                .create(body.getBytes(UTF_8), Authentication.build(TestIssuer.AGENCY.value()));
    }

    private static String preAuthorized(String number, String more) {
        return "{\"grant\":\"pre-authorized_code\",\"credentialConfigurationId\":\"registration-certificate\","
                + "\"personalNumber\":\"" + number + "\"" + more + "}";
    }

    private OfferEndpoint.CreatedOffer created(String body) {
        HttpResponse<?> response = post(body);
        assertThat(response.code()).isEqualTo(201);
        assertThat(response.header("Location")).startsWith("https://intyga.example/issuer/v1/offers/");
        return response.getBody(OfferEndpoint.CreatedOffer.class).orElseThrow();
    }

    private String state(String id, String caller) {
        HttpResponse<?> response = house.bean(OfferEndpoint.class).state(id, Authentication.build(caller));
        return response.code() == 200
                ? response.getBody(OfferEndpoint.OfferAnswer.class)
                        .orElseThrow()
                        .state()
                : Integer.toString(response.code());
    }

    private String state(String id) {
        return state(id, TestIssuer.AGENCY.value());
    }

    private JsonNode offer(OfferEndpoint.CreatedOffer created) {
        String uri = created.credentialOfferUri();
        return house.bean(ReadOffer.class)
                .byReference(house.agency(), uri.substring(uri.lastIndexOf('/') + 1))
                .orElseThrow()
                .json();
    }

    private String code(OfferEndpoint.CreatedOffer created) {
        return offer(created)
                .path("grants")
                .path("urn:ietf:params:oauth:grant-type:pre-authorized_code")
                .path("pre-authorized_code")
                .textValue();
    }

    private RedeemOutcome redeem(String code, @org.jspecify.annotations.Nullable String txCode) {
        return house.bean(RedeemOffer.class).redeem(TestIssuer.AGENCY, code, txCode);
    }

    @Test
    void an_offer_for_the_code_grant_is_followed_from_created_to_issued() {
        var created = created(
                "{\"grant\":\"authorization_code\",\"credentialConfigurationId\":\"registration-certificate\"}");
        assertThat(state(created.id())).isEqualTo("created");
        assertThat(created.linkByReference())
                .startsWith("openid-credential-offer://?credential_offer_uri=https%3A%2F%2F");
        assertThat(created.linkByValue()).startsWith("openid-credential-offer://?credential_offer=%7B");
        String issuerState =
                offer(created).at("/grants/authorization_code/issuer_state").textValue();
        FollowOffer follow = house.bean(FollowOffer.class);
        var offered = follow.byIssuerState(TestIssuer.AGENCY, issuerState).orElseThrow();
        assertThat(offered.offer().value()).isEqualTo(created.id());
        assertThat(follow.byIssuerState(TestIssuer.OTHER, issuerState)).isEmpty();
        assertThat(follow.redeemed(offered.offer())).isTrue();
        assertThat(follow.redeemed(offered.offer())).isFalse();
        assertThat(state(created.id())).isEqualTo("redeemed");
        follow.issued(offered.offer(), new CredentialId("abcdefghijklmnopqrstuv"));
        assertThat(state(created.id())).isEqualTo("issued");
        assertThat(follow.byIssuerState(TestIssuer.AGENCY, issuerState)).isEmpty();
    }

    @Test
    void a_pre_authorized_code_is_redeemed_once_and_brings_the_dataset() {
        var created = created(preAuthorized(TestIssuer.REGISTERED, REQUEST));
        String code = code(created);
        assertThat(created.txCode()).matches("[0-9]{6}");
        RedeemOutcome.Redeemed redeemed = (RedeemOutcome.Redeemed) redeem(code, created.txCode());
        assertThat(house.bean(Releases.class)
                        .read(redeemed.release())
                        .orElseThrow()
                        .claims()
                        .path("registered")
                        .booleanValue())
                .isTrue();
        assertThat(redeem(code, created.txCode())).isInstanceOf(RedeemOutcome.InvalidGrant.class);
        assertThat(state(created.id())).isEqualTo("redeemed");
    }

    @Test
    void of_many_at_once_one_redeems() {
        var created = created(preAuthorized(TestIssuer.REGISTERED, REQUEST + ",\"txCode\":false"));
        String code = code(created);
        long won = IntStream.range(0, 12)
                .parallel()
                .mapToObj(_ -> redeem(code, null))
                .filter(RedeemOutcome.Redeemed.class::isInstance)
                .count();
        assertThat(won).isEqualTo(1);
    }

    @Test
    void wrong_transaction_codes_burn_the_offer() {
        var created = created(preAuthorized(TestIssuer.REGISTERED, REQUEST));
        String code = code(created);
        assertThat(redeem(code, null)).isInstanceOf(RedeemOutcome.TxCodeMissing.class);
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(redeem(code, "wrong")).isInstanceOf(RedeemOutcome.InvalidGrant.class);
        }
        assertThat(state(created.id())).isEqualTo("burnt");
        assertThat(redeem(code, created.txCode())).isInstanceOf(RedeemOutcome.InvalidGrant.class);
    }

    @Test
    void many_guesses_at_once_are_not_more_than_a_few() {
        var created = created(preAuthorized(TestIssuer.REGISTERED, REQUEST));
        String code = code(created);
        IntStream.range(0, 40).parallel().forEach(_ -> redeem(code, "wrong"));
        assertThat(redeem(code, created.txCode())).isInstanceOf(RedeemOutcome.InvalidGrant.class);
    }

    @Test
    void a_transaction_code_that_nobody_asked_for_is_an_error_and_spends_nothing() {
        var created = created(preAuthorized(TestIssuer.REGISTERED, REQUEST + ",\"txCode\":false"));
        String code = code(created);
        assertThat(redeem(code, "123456")).isInstanceOf(RedeemOutcome.TxCodeNotExpected.class);
        assertThat(redeem(code, null)).isInstanceOf(RedeemOutcome.Redeemed.class);
    }

    @Test
    void another_agency_can_neither_read_nor_redeem() {
        var created = created(preAuthorized(TestIssuer.REGISTERED, REQUEST));
        assertThat(state(created.id(), TestIssuer.OTHER.value())).isEqualTo("404");
        assertThat(state(created.id(), "demo-employer")).isEqualTo("403");
        assertThat(house.bean(RedeemOffer.class).redeem(TestIssuer.OTHER, code(created), created.txCode()))
                .isInstanceOf(RedeemOutcome.InvalidGrant.class);
    }

    @Test
    void an_offer_expires() {
        var created = created(preAuthorized(TestIssuer.REGISTERED, REQUEST + ",\"txCode\":false"));
        String code = code(created);
        house.clock.pass(Duration.ofMinutes(15));
        assertThat(state(created.id())).isEqualTo("expired");
        assertThat(redeem(code, null)).isInstanceOf(RedeemOutcome.InvalidGrant.class);
    }

    @Test
    void an_offer_survives_a_restart() {
        var created = created(preAuthorized(TestIssuer.REGISTERED, REQUEST));
        String code = code(created);
        try (TestIssuer again = new TestIssuer()) {
            again.clock.pass(Duration.between(again.now(), house.now()));
            assertThat(again.bean(RedeemOffer.class).redeem(TestIssuer.AGENCY, code, created.txCode()))
                    .isInstanceOf(RedeemOutcome.Redeemed.class);
        }
    }

    @ParameterizedTest(name = "{0} -> {2}")
    @CsvSource({
        TestIssuer.REGISTERED + ",false,NO_REQUEST",
        TestIssuer.SECRET + ",true,SECRECY",
        TestIssuer.NEVER_REGISTERED + ",true,NO_RECORD",
        TestIssuer.ENDED + ",true,RECORD_ENDED"
    })
    void what_the_law_or_the_source_refuses_is_a_problem_and_no_offer(String number, boolean request, String code) {
        HttpResponse<?> response = post(preAuthorized(number, request ? REQUEST : ""));
        assertThat(response.code()).isEqualTo(403);
        Problem problem = response.getBody(Problem.class).orElseThrow();
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.detail()).doesNotContain(number);
    }

    static Stream<String> unusable() {
        return Stream.of(
                "",
                "[]",
                "{",
                "{}",
                "{\"grant\":\"authorization_code\"}",
                "{\"grant\":\"implicit\",\"credentialConfigurationId\":\"registration-certificate\"}",
                "{\"grant\":\"authorization_code\",\"credentialConfigurationId\":\"unknown\"}",
                "{\"grant\":\"authorization_code\",\"credentialConfigurationId\":\"registration-certificate\",\"grant\":\"x\"}",
                "{\"grant\":\"authorization_code\",\"credentialConfigurationId\":\"registration-certificate\",\"extra\":1}",
                "{\"grant\":\"authorization_code\",\"credentialConfigurationId\":\"registration-certificate\",\"txCode\":true}",
                preAuthorized("197705232383", REQUEST),
                preAuthorized("", REQUEST),
                preAuthorized(TestIssuer.REGISTERED, ",\"txCode\":\"yes\"" + REQUEST),
                preAuthorized(TestIssuer.REGISTERED, REQUEST.replace("2026-11-21T09", "2026-11-22T09")),
                preAuthorized(TestIssuer.REGISTERED, REQUEST.replace("2026-11-21T09:00:00Z", "yesterday")),
                preAuthorized(TestIssuer.REGISTERED, REQUEST.replace("BANKID", "by looking at her")),
                preAuthorized(TestIssuer.REGISTERED, REQUEST.replace("registration-", "other-")),
                preAuthorized(TestIssuer.REGISTERED, ",\"request\":true"),
                "{\"a\":\"" + "x".repeat(9_000) + "\"}");
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void a_body_that_cannot_be_used_is_refused(String body) {
        HttpResponse<?> response = post(body);
        assertThat(response.code()).isEqualTo(400);
        assertThat(response.getBody(Problem.class).orElseThrow().code()).isEqualTo("INVALID_REQUEST");
    }

    @Test
    void codes_numbers_and_transaction_codes_stand_in_no_table() {
        var created = created(preAuthorized("197701172392", REQUEST));
        String dump = house.dump();
        assertThat(dump)
                .doesNotContain(
                        "197701172392",
                        code(created),
                        Optional.ofNullable(created.txCode()).orElseThrow());
        assertThat(created.toString()).doesNotContain(code(created));
    }
}
