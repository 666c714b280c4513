package se.intyga.issuer.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import se.intyga.formats.json.StrictJson;
import se.intyga.issuer.support.Authorized;
import se.intyga.issuer.support.Door;
import se.intyga.issuer.support.TestWallet;

/// What a wallet tells of a credential is taken as often as it is told, for its own issuance only.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotificationEndpointTest {
    private final Door door = new Door();
    private final TestWallet wallet = new TestWallet(door);
    private final Authorized flow = new Authorized(door, wallet);

    @AfterAll
    void close() {
        door.close();
    }

    @Test
    void notifications_are_taken_again_and_again() {
        String token = flow.accessToken();
        String proof = wallet.proof(TestWallet.newKey(), door.nonce()).signed();
        String id = wallet.credential(token, StrictJson.write(TestWallet.request(proof)))
                .json("notification_id");
        for (String event :
                List.of("credential_accepted", "credential_accepted", "credential_deleted", "credential_failure")) {
            Door.Answer answer = notify(token, "{\"notification_id\":\"" + id + "\",\"event\":\"" + event + "\"}");
            assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
        }
        assertThat(notify(token, "{\"notification_id\":\"" + id + "\",\"event\":\"other\"}")
                        .error())
                .isEqualTo("invalid_notification_request");
        assertThat(notify(token, "{\"event\":\"credential_accepted\"}").error())
                .isEqualTo("invalid_notification_request");
        assertThat(notify(token, "{\"notification_id\":\"x\",\"event\":\"credential_accepted\"}")
                        .error())
                .isEqualTo("invalid_notification_id");
        assertThat(notify(flow.accessToken(), "{\"notification_id\":\"" + id + "\",\"event\":\"credential_accepted\"}")
                        .error())
                .isEqualTo("invalid_notification_id");
    }

    private Door.Answer notify(String token, String body) {
        return door.postJson(
                "/notification",
                body,
                "Authorization",
                "DPoP " + token,
                "DPoP",
                wallet.dpop("/notification", token).signed());
    }
}
