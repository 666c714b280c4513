package se.intyga.issuer.notification;

import java.util.Arrays;
import java.util.Optional;

/// What a wallet may report. Deleted means: the person rejected the credential while it was being issued. A later
/// deletion is
/// nobody's business and is not reported (EU PAD_03).
enum NotificationEvent {
    CREDENTIAL_ACCEPTED("credential_accepted"),
    CREDENTIAL_FAILURE("credential_failure"),
    CREDENTIAL_DELETED("credential_deleted");

    private final String wire;

    NotificationEvent(String wire) {
        this.wire = wire;
    }

    static Optional<NotificationEvent> named(String wire) {
        return Arrays.stream(values()).filter(event -> event.wire.equals(wire)).findFirst();
    }
}
