package se.intyga.legalbasis.disclosure;

/// The outcomes for a request, rows 1-4 of the decision table for disclosures.
public enum RequestCode {
    PERMITTED,
    VERIFIER_NOT_REGISTERED,
    PURPOSE_NOT_REGISTERED,
    OVER_ASKING,
    CONSENT_NOT_AVAILABLE,
    /// No ground, or one that is not registered for the purpose. Not in the table; the same refusal before anybody
    /// sees it.
    BASIS_NOT_REGISTERED,
    ONCE_ONLY_CHECK_MISSING
}
