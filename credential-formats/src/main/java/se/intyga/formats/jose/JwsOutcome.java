package se.intyga.formats.jose;

/// What checking a signed token came to.
public sealed interface JwsOutcome {
    record Verified(VerifiedJws jws) implements JwsOutcome {}

    record Rejected(JwsRejection reason) implements JwsOutcome {}
}
