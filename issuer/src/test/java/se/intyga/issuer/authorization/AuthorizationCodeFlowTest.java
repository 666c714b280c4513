package se.intyga.issuer.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.formats.json.StrictJson;
import se.intyga.issuer.release.ReleaseFixture;
import se.intyga.issuer.support.Authorized;
import se.intyga.issuer.support.Authorized.AtRelease;
import se.intyga.issuer.support.Door;
import se.intyga.issuer.support.TestWallet;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationCodeFlowTest {
    private final Door door = new Door();
    private final TestWallet wallet = new TestWallet(door);
    private final Authorized flow = new Authorized(door, wallet);
    private final ReleaseFixture person = new ReleaseFixture(door);

    @AfterAll
    void close() {
        door.close();
    }

    @Test
    void gives_a_code_with_state_and_issuer_at_the_exact_redirect_address() {
        AtRelease at = flow.atRelease(TestWallet.pushed());
        person.release(at.handle());
        Door.Answer back = flow.back(at);
        assertThat(back.status()).isEqualTo(303);
        assertThat(back.header("Location")).startsWith(Door.REDIRECT + "&code=");
        Map<String, String> parameters = Authorized.parameters(back.header("Location"));
        assertThat(parameters)
                .containsEntry("state", "state-åäö &=?")
                .containsEntry("iss", Door.ISSUER)
                .containsEntry("from", "intyga");
        assertThat(back.header("Cache-Control")).isEqualTo("no-store");
        assertThat(back.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void gives_a_token_for_the_code_and_never_a_nonce_with_it() {
        Door.Answer answer = flow.token(flow.tokenForm(flow.code(TestWallet.pushed())));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json("token_type")).isEqualTo("DPoP");
        assertThat(answer.json("access_token")).hasSizeGreaterThan(40);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(StrictJson.object(answer.body()).orElseThrow().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("access_token", "token_type", "expires_in");
    }

    @Test
    void returns_authorization_details_with_an_identifier_when_they_were_used() {
        Map<String, String> form = TestWallet.pushed();
        form.put(
                "authorization_details",
                "[{\"type\":\"openid_credential\",\"credential_configuration_id\":\"registration-certificate\"}]");
        Door.Answer answer = flow.token(flow.tokenForm(flow.code(form)));
        var detail = StrictJson.object(answer.body())
                .orElseThrow()
                .path("authorization_details")
                .path(0);
        assertThat(detail.path("type").asText()).isEqualTo("openid_credential");
        assertThat(detail.path("credential_configuration_id").asText()).isEqualTo(Door.CONFIGURATION);
        assertThat(detail.path("credential_identifiers").path(0).asText()).isNotBlank();
    }

    @ParameterizedTest(name = "state of {0} characters comes back as it was")
    @ValueSource(ints = {1, 500, 4000})
    void a_long_state_comes_back_byte_for_byte(int length) {
        Map<String, String> form = TestWallet.pushed();
        form.put("state", "s~".repeat(length).substring(0, length));
        AtRelease at = flow.atRelease(form);
        person.cancel(at.handle());
        assertThat(Authorized.parameters(flow.back(at).header("Location")))
                .containsEntry("state", form.get("state"))
                .containsEntry("iss", Door.ISSUER);
    }

    @Test
    void a_refusal_and_a_cancellation_look_the_same_to_the_wallet() {
        AtRelease at = flow.atRelease(TestWallet.pushed());
        person.cancel(at.handle());
        assertThat(Authorized.parameters(flow.back(at).header("Location")))
                .containsEntry("error", "access_denied")
                .containsEntry("iss", Door.ISSUER)
                .doesNotContainKey("code");
    }

    @Test
    void a_source_that_is_down_is_said_so() {
        AtRelease at = flow.atRelease(TestWallet.pushed());
        person.sourceUnavailable(at.handle());
        assertThat(Authorized.parameters(flow.back(at).header("Location")))
                .containsEntry("error", "temporarily_unavailable");
    }

    @Test
    void a_request_uri_works_once() {
        String requestUri = flow.pushed(TestWallet.pushed());
        assertThat(flow.browse(Door.WALLET, requestUri).status()).isEqualTo(303);
        Door.Answer again = flow.browse(Door.WALLET, requestUri);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.header("Location")).isEmpty();
        assertThat(again.header("Content-Type")).startsWith("text/html");
    }

    @Test
    void a_request_uri_is_for_the_wallet_that_pushed_it_and_stays_good_for_it() {
        String requestUri = flow.pushed(TestWallet.pushed());
        assertThat(flow.browse("other-wallet", requestUri).status()).isEqualTo(400);
        assertThat(flow.browse(Door.WALLET, requestUri).status()).isEqualTo(303);
    }

    @ParameterizedTest(name = "a page, and no redirect, for: {0}")
    @ValueSource(
            strings = {
                "",
                "?client_id=test-wallet",
                "?request_uri=urn:x",
                "?client_id=test-wallet&request_uri=urn:ietf:params:oauth:request_uri:unknown",
                "?client_id=a&client_id=b&request_uri=urn:x",
                "?step=short",
                "?step=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "?client_id=test-wallet&response_type=code&redirect_uri=https%3A%2F%2Fwallet.test%2Fcb"
            })
    void what_was_not_pushed_ends_on_a_page(String query) {
        Door.Answer answer = door.send(door.to("/authorize" + query).GET());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Location")).isEmpty();
        assertThat(answer.body()).contains("<html");
    }

    @Test
    void another_browser_does_not_get_on() {
        AtRelease at = flow.atRelease(TestWallet.pushed());
        person.release(at.handle());
        assertThat(door.send(door.toPath(at.returnPath()).GET()).status()).isEqualTo(400);
        String wrong = at.cookie().substring(0, at.cookie().indexOf('=')) + "=wrong";
        assertThat(door.send(door.toPath(at.returnPath())
                                .header("Cookie", wrong)
                                .GET())
                        .status())
                .isEqualTo(400);
        assertThat(flow.back(at).status()).isEqualTo(303);
        assertThat(flow.back(at).status()).as("only once").isEqualTo(400);
    }

    @Test
    void whoever_comes_back_before_answering_is_sent_to_the_page_again() {
        AtRelease at = flow.atRelease(TestWallet.pushed());
        Door.Answer early = flow.back(at);
        assertThat(early.status()).isEqualTo(303);
        assertThat(early.header("Location")).endsWith(at.handle());
    }

    @Test
    void a_code_works_once_and_its_second_use_takes_the_token_back() {
        String code = flow.code(TestWallet.pushed());
        String token = flow.token(flow.tokenForm(code)).json("access_token");
        assertThat(notification(token).error()).isEqualTo("invalid_notification_request");
        Door.Answer again = flow.token(flow.tokenForm(code));
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.error()).isEqualTo("invalid_grant");
        assertThat(notification(token).error()).isEqualTo("invalid_token");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("grant_type missing", "grant_type", "", 400, "invalid_request"),
                arguments("grant_type unknown", "grant_type", "password", 400, "unsupported_grant_type"),
                arguments("client_id missing", "client_id", "", 401, "invalid_client"),
                arguments("client_id unknown", "client_id", "nobody", 401, "invalid_client"),
                arguments("client_id of another wallet", "client_id", "other-wallet", 400, "invalid_grant"),
                arguments("code missing", "code", "", 400, "invalid_request"),
                arguments("code unknown", "code", "unknown", 400, "invalid_grant"),
                arguments("code very long", "code", "x".repeat(3000), 400, "invalid_grant"),
                arguments("redirect_uri another", "redirect_uri", "https://wallet.test/cb", 400, "invalid_grant"),
                arguments("code_verifier missing", "code_verifier", "", 400, "invalid_grant"),
                arguments("code_verifier wrong", "code_verifier", "w".repeat(43), 400, "invalid_grant"),
                arguments(
                        "code_verifier is the challenge", "code_verifier", TestWallet.CHALLENGE, 400, "invalid_grant"),
                arguments("code_verifier short", "code_verifier", "short", 400, "invalid_grant"));
    }

    @ParameterizedTest(name = "refuses: {0}, and the code stays good")
    @MethodSource("wrong")
    void refuses_a_wrong_parameter_without_using_the_code_up(
            String name, String parameter, String value, int status, String error) {
        String code = flow.code(TestWallet.pushed());
        Map<String, String> form = flow.tokenForm(code);
        if (value.isEmpty()) {
            form.remove(parameter);
        } else {
            form.put(parameter, value);
        }
        Door.Answer answer = flow.token(form);
        assertThat(answer.status()).as(name + ": " + answer).isEqualTo(status);
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(flow.token(flow.tokenForm(code)).status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "refuses {0} twice")
    @ValueSource(strings = {"grant_type", "client_id", "code", "redirect_uri", "code_verifier"})
    void refuses_every_parameter_sent_twice(String parameter) {
        String form = TestWallet.form(flow.tokenForm("code")) + "&" + parameter + "=again";
        Door.Answer answer =
                door.postForm("/token", form, "DPoP", wallet.dpop("/token").signed());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_request");
    }

    @Test
    void a_token_needs_a_dpop_proof_and_the_key_named_before() {
        Map<String, String> form = TestWallet.pushed();
        form.put("dpop_jkt", wallet.dpopKey().publicKey().thumbprint());
        String code = flow.code(form);
        Door.Answer without = door.postForm("/token", TestWallet.form(flow.tokenForm(code)));
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.error()).isEqualTo("invalid_dpop_proof");
        TestWallet thief = new TestWallet(door);
        Door.Answer stolen = door.postForm(
                "/token",
                TestWallet.form(flow.tokenForm(code)),
                "DPoP",
                thief.dpop("/token").signed());
        assertThat(stolen.error()).isEqualTo("invalid_grant");
        assertThat(flow.token(flow.tokenForm(code)).status()).isEqualTo(200);
    }

    @Test
    void the_pre_authorized_grant_names_what_is_wrong() {
        String grant = "urn:ietf:params:oauth:grant-type:pre-authorized_code";
        assertThat(flow.token(Map.of("grant_type", grant)).error()).isEqualTo("invalid_request");
        assertThat(flow.token(Map.of("grant_type", grant, "pre-authorized_code", "unknown"))
                        .error())
                .isEqualTo("invalid_grant");
        assertThat(flow.token(Map.of(
                                "grant_type", grant, "pre-authorized_code", "x", "authorization_details", "nonsense"))
                        .error())
                .isEqualTo("invalid_authorization_details");
    }

    /// A request that any good token gets through to its own error.
    private Door.Answer notification(String token) {
        return door.postJson(
                "/notification",
                "{}",
                "Authorization",
                "DPoP " + token,
                "DPoP",
                wallet.dpop("/notification", token).signed());
    }
}
