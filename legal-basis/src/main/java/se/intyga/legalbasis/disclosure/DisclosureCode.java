package se.intyga.legalbasis.disclosure;

/// The outcomes for a disclosure, rows 5-10 of the decision table, and those of rows 1 to 3 again: a ground that has
/// ended since the request was made closes it.
public enum DisclosureCode {
    ALLOWED_ONCE,
    VERIFIER_NOT_REGISTERED,
    PURPOSE_NOT_REGISTERED,
    CONSENT_NOT_AVAILABLE,
    BASIS_NOT_REGISTERED,
    /// Row 2 again: the purpose is not registered for all that would go, or nothing was named.
    OVER_ASKING,
    /// A flagged claim whose need is not registered (any more).
    CLAIM_NOT_JUSTIFIED,
    APPROVAL_MISSING,
    EXPIRED,
    USED,
    INSTANCE_MISMATCH,
    FUTURE_EVENT,
    RECIPIENT_NOT_SINGLE,
    AGREEMENT_MODE_DISABLED,
    /// The person's act is of another kind than the ground asks for.
    ACT_NOT_FOR_BASIS,
    /// A consent without all its elements is none.
    CONSENT_INCOMPLETE
}
