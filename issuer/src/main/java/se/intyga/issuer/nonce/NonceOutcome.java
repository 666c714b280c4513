package se.intyga.issuer.nonce;

/// Whether a challenge was still good.
public sealed interface NonceOutcome {
    /// It was handed out by this agency, is not expired, and nobody used it before. It is used now.
    record Redeemed() implements NonceOutcome {}

    /// Never handed out, expired or used: the three look the same.
    record Unknown() implements NonceOutcome {}
}
