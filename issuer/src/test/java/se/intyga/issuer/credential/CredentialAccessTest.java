package se.intyga.issuer.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.issuer.support.Authorized;
import se.intyga.issuer.support.Door;
import se.intyga.issuer.support.TestWallet;

/// Who comes to the credential endpoint without a good token and its proof of possession gets no further (RFC 9449 7).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CredentialAccessTest {
    private final Door door = new Door();
    private final TestWallet wallet = new TestWallet(door);
    private final Authorized flow = new Authorized(door, wallet);
    private final String shared = flow.accessToken();

    @AfterAll
    void close() {
        door.close();
    }

    static Stream<Arguments> wrongAccess() {
        return Stream.of(
                access("no Authorization", 401, "invalid_token", (w, t) ->
                        new String[] {"DPoP", w.dpop("/credential", t).signed()}),
                access("Basic", 401, "invalid_token", (w, t) -> new String[] {
                    "Authorization",
                    "Basic abc",
                    "DPoP",
                    w.dpop("/credential", t).signed()
                }),
                access("Bearer with a bound token", 401, "invalid_token", (w, t) ->
                        new String[] {"Authorization", "Bearer " + t}),
                access("Bearer with a bound token and a proof", 401, "invalid_token", (w, t) -> new String[] {
                    "Authorization",
                    "Bearer " + t,
                    "DPoP",
                    w.dpop("/credential", t).signed()
                }),
                access("an unknown token", 401, "invalid_token", (w, t) -> new String[] {
                    "Authorization",
                    "DPoP unknown",
                    "DPoP",
                    w.dpop("/credential", "unknown").signed()
                }),
                access("a token with spaces", 401, "invalid_token", (w, t) -> new String[] {
                    "Authorization",
                    "DPoP a b",
                    "DPoP",
                    w.dpop("/credential", "a").signed()
                }),
                access("no token", 401, "invalid_token", (w, t) -> new String[] {
                    "Authorization", "DPoP", "DPoP", w.dpop("/credential", "a").signed()
                }),
                access("no proof", 401, "invalid_dpop_proof", (w, t) -> new String[] {"Authorization", "DPoP " + t}),
                access("a proof without ath", 401, "invalid_dpop_proof", (w, t) -> new String[] {
                    "Authorization", "DPoP " + t, "DPoP", w.dpop("/credential").signed()
                }),
                access("a proof for another token", 401, "invalid_dpop_proof", (w, t) -> new String[] {
                    "Authorization",
                    "DPoP " + t,
                    "DPoP",
                    w.dpop("/credential", "other").signed()
                }),
                access("a proof for another endpoint", 401, "invalid_dpop_proof", (w, t) -> new String[] {
                    "Authorization",
                    "DPoP " + t,
                    "DPoP",
                    w.dpop("/notification", t).signed()
                }),
                access("two tokens", 400, "invalid_request", (w, t) -> new String[] {
                    "Authorization",
                    "DPoP " + t,
                    "Authorization",
                    "DPoP " + t,
                    "DPoP",
                    w.dpop("/credential", t).signed()
                }));
    }

    @ParameterizedTest(name = "refuses: {0}")
    @MethodSource("wrongAccess")
    void refuses_a_request_without_a_good_token(
            String name, int status, String error, BiFunction<TestWallet, String, String[]> headers) {
        Door.Answer answer = door.postJson("/credential", "{}", headers.apply(wallet, shared));
        assertThat(answer.status()).as(name + ": " + answer).isEqualTo(status);
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.header("WWW-Authenticate")).startsWith("DPoP ");
    }

    @Test
    void another_wallets_key_does_not_open_it_and_a_token_in_the_address_neither() {
        TestWallet thief = new TestWallet(door);
        Door.Answer stolen = thief.credential(shared, "{}");
        assertThat(stolen.status()).isEqualTo(401);
        assertThat(stolen.error()).isEqualTo("invalid_token");
        Door.Answer inAddress = door.postJson("/credential?access_token=" + shared, "{}");
        assertThat(inAddress.status()).isEqualTo(400);
        assertThat(inAddress.error()).isEqualTo("invalid_request");
    }

    @ParameterizedTest(name = "the scheme may be written {0}")
    @ValueSource(strings = {"DPoP", "dpop", "DPOP"})
    void the_scheme_is_not_case_sensitive(String scheme) {
        Door.Answer answer = door.postJson(
                "/credential",
                "{}",
                "Authorization",
                scheme + " " + shared,
                "DPoP",
                wallet.dpop("/credential", shared).signed());
        assertThat(answer.error()).isEqualTo("invalid_credential_request");
    }

    private static Arguments access(
            String name, int status, String error, BiFunction<TestWallet, String, String[]> headers) {
        return arguments(name, status, error, headers);
    }
}
