package se.intyga.issuer.client;

/// Who sent a request.
public sealed interface ClientOutcome {
    record Authenticated(Client client) implements ClientOutcome {}

    /// The request names no wallet and brings no attestation.
    record Anonymous() implements ClientOutcome {}

    /// `invalid_client`. `description` is plain ASCII and repeats no value.
    record Rejected(String description) implements ClientOutcome {}

    /// `use_attestation_challenge`: the proof lacks a challenge of ours or it is too old. Here is a fresh one.
    record ChallengeDemanded(String challenge) implements ClientOutcome {}
}
