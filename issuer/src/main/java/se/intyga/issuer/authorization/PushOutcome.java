package se.intyga.issuer.authorization;

import java.time.Duration;

/// What became of a pushed authorization request.
sealed interface PushOutcome {
    record Pushed(String requestUri, Duration lifetime) implements PushOutcome {}

    record Refused(String error, String description) implements PushOutcome {}
}
