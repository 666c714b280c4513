package se.intyga.issuer.client;

/// What a wallet attestation with its proof shows.
sealed interface AttestationOutcome {
    record Verified(String clientId, String provider) implements AttestationOutcome {}

    record Rejected(String description) implements AttestationOutcome {}

    record ChallengeDemanded(String challenge) implements AttestationOutcome {}
}
