package se.intyga.issuer.access;

/// Whether a request to a protected endpoint is allowed.
public sealed interface AccessOutcome {
    record Granted(AccessGrant grant) implements AccessOutcome {}

    /// Not allowed; answered by [AccessRefusals].
    sealed interface Refused extends AccessOutcome {}

    /// No token at all: the answer says how to come back, and names no error (RFC 6750, section 3.1).
    record TokenMissing() implements Refused {}

    /// `invalid_request`: the token came in a way that is not allowed.
    record TokenMisplaced(String description) implements Refused {}

    /// `invalid_token`: unknown, expired, revoked, of another agency, or not presented as it is bound.
    record TokenInvalid(String description) implements Refused {}

    /// `invalid_dpop_proof`.
    record ProofInvalid(String description) implements Refused {}

    /// `use_dpop_nonce`.
    record NonceDemanded(String nonce) implements Refused {}
}
