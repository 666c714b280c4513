package se.intyga.issuer.authorization;

/// What a request asks for.
sealed interface WantedOutcome {
    record Wanted(WantedCredential credential) implements WantedOutcome {}

    /// Neither scope nor details were sent.
    record Unsaid() implements WantedOutcome {}

    record Refused(String error, String description) implements WantedOutcome {}
}
