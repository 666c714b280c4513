package se.intyga.issuer.dpop;

/// What a request shows about its sender's key.
public sealed interface DpopOutcome {
    /// The sender holds the key with this thumbprint (RFC 7638) and made the proof for this request.
    record Proven(String thumbprint) implements DpopOutcome {}

    /// No proof was sent.
    record Absent() implements DpopOutcome {}

    /// The proof is not good (`invalid_dpop_proof`). `description` is plain ASCII and repeats no value.
    record Rejected(String description) implements DpopOutcome {}

    /// The proof lacks a nonce of ours, or it is too old (`use_dpop_nonce`): here is a fresh one.
    record NonceDemanded(String nonce) implements DpopOutcome {}
}
