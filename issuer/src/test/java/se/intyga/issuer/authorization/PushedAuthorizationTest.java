package se.intyga.issuer.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpRequest;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.issuer.support.Door;
import se.intyga.issuer.support.TestWallet;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PushedAuthorizationTest {
    private Door door = new Door();
    private TestWallet wallet = new TestWallet(door);

    @BeforeAll
    void open() {
        assertThat(door.agency().id().value()).isEqualTo(Door.AGENCY);
    }

    @AfterAll
    void close() {
        door.close();
    }

    @Test
    void answers_201_with_a_short_single_use_name() {
        Door.Answer answer = push(TestWallet.pushed());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(answer.json("request_uri")).startsWith("urn:ietf:params:oauth:request_uri:");
        assertThat(Integer.parseInt(answer.json("expires_in"))).isBetween(5, 599);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void get_is_not_allowed() {
        assertThat(door.send(door.to("/par").GET()).status()).isEqualTo(405);
    }

    @Test
    void an_unknown_agency_is_not_found() {
        HttpRequest.Builder request = door.toPath("/issuers/nobody/par")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(TestWallet.form(TestWallet.pushed())));
        assertThat(door.send(request).status()).isEqualTo(404);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("client_id missing", "client_id", "", 400, "invalid_request"),
                wrong("client_id unknown", "client_id", "nobody", 401, "invalid_client"),
                wrong(
                        "client_id of a wallet that must be attested",
                        "client_id",
                        "attested-wallet",
                        401,
                        "invalid_client"),
                wrong("response_type missing", "response_type", "", 400, "invalid_request"),
                wrong("response_type token", "response_type", "token", 400, "unsupported_response_type"),
                wrong("response_mode fragment", "response_mode", "fragment", 400, "invalid_request"),
                wrong("redirect_uri missing", "redirect_uri", "", 400, "invalid_request"),
                wrong("redirect_uri unregistered", "redirect_uri", "https://evil.test/cb", 400, "invalid_request"),
                wrong("redirect_uri with more", "redirect_uri", Door.REDIRECT + "/x", 400, "invalid_request"),
                wrong(
                        "redirect_uri in another case",
                        "redirect_uri",
                        Door.REDIRECT.toUpperCase(java.util.Locale.ROOT),
                        400,
                        "invalid_request"),
                wrong("code_challenge missing", "code_challenge", "", 400, "invalid_request"),
                wrong("code_challenge short", "code_challenge", "abc", 400, "invalid_request"),
                wrong("code_challenge_method missing", "code_challenge_method", "", 400, "invalid_request"),
                wrong("code_challenge_method plain", "code_challenge_method", "plain", 400, "invalid_request"),
                wrong("scope missing", "scope", "", 400, "invalid_request"),
                wrong("scope unknown", "scope", "openid other", 400, "invalid_scope"),
                wrong("scope malformed", "scope", "a  b", 400, "invalid_scope"),
                wrong("request_uri inside", "request_uri", "urn:x", 400, "invalid_request"),
                wrong("a request object", "request", "eyJ", 400, "request_not_supported"),
                wrong("issuer_state unknown", "issuer_state", "nothing", 400, "invalid_request"),
                wrong("dpop_jkt malformed", "dpop_jkt", "short", 400, "invalid_request"),
                wrong("resource of another", "resource", "https://other.test", 400, "invalid_target"),
                wrong("details not JSON", "authorization_details", "nonsense", 400, "invalid_authorization_details"),
                wrong("details an object", "authorization_details", "{}", 400, "invalid_authorization_details"),
                wrong("details empty", "authorization_details", "[]", 400, "invalid_authorization_details"),
                wrong("details of texts", "authorization_details", "[\"x\"]", 400, "invalid_authorization_details"),
                wrong(
                        "details of another type",
                        "authorization_details",
                        "[{\"type\":\"payment\",\"credential_configuration_id\":\"registration-certificate\"}]",
                        400,
                        "invalid_authorization_details"),
                wrong(
                        "details without type",
                        "authorization_details",
                        "[{\"credential_configuration_id\":\"registration-certificate\"}]",
                        400,
                        "invalid_authorization_details"),
                wrong(
                        "details without configuration",
                        "authorization_details",
                        "[{\"type\":\"openid_credential\"}]",
                        400,
                        "invalid_authorization_details"),
                wrong(
                        "details with an unknown configuration",
                        "authorization_details",
                        "[{\"type\":\"openid_credential\",\"credential_configuration_id\":\"x\"}]",
                        400,
                        "invalid_authorization_details"),
                wrong(
                        "details with a doubled member",
                        "authorization_details",
                        "[{\"type\":\"x\",\"type\":\"openid_credential\",\"credential_configuration_id\":\"registration-certificate\"}]",
                        400,
                        "invalid_authorization_details"),
                wrong(
                        "details with claims as an object",
                        "authorization_details",
                        "[{\"type\":\"openid_credential\",\"credential_configuration_id\":\"registration-certificate\",\"claims\":{}}]",
                        400,
                        "invalid_authorization_details"),
                wrong(
                        "details for another location",
                        "authorization_details",
                        "[{\"type\":\"openid_credential\",\"credential_configuration_id\":\"registration-certificate\",\"locations\":[\"https://other.test\"]}]",
                        400,
                        "invalid_authorization_details"));
    }

    @ParameterizedTest(name = "refuses: {0}")
    @MethodSource("wrong")
    void refuses_a_wrong_parameter(String name, String parameter, String value, int status, String error) {
        Map<String, String> form = TestWallet.pushed();
        if (value.isEmpty()) {
            form.remove(parameter);
        } else {
            form.put(parameter, value);
        }
        Door.Answer answer = push(form);
        assertThat(answer.status()).as(name + ": " + answer).isEqualTo(status);
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        if (value.length() > 4 && !value.equals("plain")) {
            assertThat(answer.json("error_description")).doesNotContain(value);
        }
    }

    @ParameterizedTest(name = "refuses {0} twice")
    @ValueSource(
            strings = {
                "client_id",
                "response_type",
                "redirect_uri",
                "code_challenge",
                "code_challenge_method",
                "scope",
                "state"
            })
    void refuses_every_parameter_sent_twice(String parameter) {
        String form = TestWallet.form(TestWallet.pushed()) + "&" + parameter + "=again";
        Door.Answer answer = door.postForm("/par", form);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_request");
        assertThat(answer.json("error_description")).contains(parameter).doesNotContain("again");
    }

    @ParameterizedTest(name = "accepts {0}")
    @ValueSource(
            strings = {
                "[{\"type\":\"openid_credential\",\"credential_configuration_id\":\"registration-certificate\"}]",
                "[{\"type\":\"openid_credential\",\"credential_configuration_id\":\"registration-certificate\",\"unknown\":1,\"claims\":[]}]",
                "[{\"type\":\"openid_credential\",\"credential_configuration_id\":\"registration-certificate\",\"locations\":[\"https://intyga.test/issuers/arbetsformedlingen\"]}]"
            })
    void authorization_details_win_over_an_unknown_scope_and_unknown_members_are_ignored(String details) {
        Map<String, String> form = TestWallet.pushed();
        form.put("scope", "unknown");
        form.put("authorization_details", details);
        assertThat(push(form).status()).isEqualTo(201);
    }

    @Test
    void an_unknown_scope_beside_a_known_one_and_an_unknown_parameter_are_ignored() {
        Map<String, String> form = TestWallet.pushed();
        form.put("scope", "openid registration-certificate offline");
        form.put("ui_locales", "sv");
        assertThat(push(form).status()).isEqualTo(201);
    }

    @Test
    void an_empty_body_is_named_by_its_first_missing_parameter() {
        Door.Answer answer = door.postForm("/par", "");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_request");
    }

    @Test
    void a_body_over_the_limit_is_413() {
        Map<String, String> form = TestWallet.pushed();
        form.put("padding", "x".repeat(70_000));
        Door.Answer answer = push(form);
        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void a_bad_dpop_proof_is_refused_and_a_key_that_is_not_the_one_named_too() {
        String bad = wallet.dpop("/token").signed();
        Door.Answer wrongTarget = door.postForm("/par", TestWallet.form(TestWallet.pushed()), "DPoP", bad);
        assertThat(wrongTarget.status()).isEqualTo(400);
        assertThat(wrongTarget.error()).isEqualTo("invalid_dpop_proof");
        Map<String, String> form = TestWallet.pushed();
        form.put("dpop_jkt", TestWallet.newKey().publicKey().thumbprint());
        Door.Answer mismatch = door.postForm(
                "/par", TestWallet.form(form), "DPoP", wallet.dpop("/par").signed());
        assertThat(mismatch.error()).isEqualTo("invalid_request");
        form.put("dpop_jkt", wallet.dpopKey().publicKey().thumbprint());
        assertThat(door.postForm(
                                "/par",
                                TestWallet.form(form),
                                "DPoP",
                                wallet.dpop("/par").signed())
                        .status())
                .isEqualTo(201);
    }

    private Door.Answer push(Map<String, String> form) {
        return door.postForm("/par", TestWallet.form(form));
    }

    private static Arguments wrong(String name, String parameter, String value, int status, String error) {
        return arguments(name, parameter, value, status, error);
    }
}
