package se.intyga.issuer.proof;

/// Why key proofs are not accepted (I-22). Descriptions are plain ASCII and repeat no value.
public sealed interface ProofRejection {
    String description();

    /// `invalid_credential_request`: not even the shape is right.
    record InvalidRequest(String description) implements ProofRejection {}

    /// `invalid_proof`: missing, wrong, or without a challenge.
    record InvalidProof(String description) implements ProofRejection {}

    /// `invalid_nonce`: the challenge is unknown, expired or used; a fresh one helps.
    record InvalidNonce(String description) implements ProofRejection {}
}
