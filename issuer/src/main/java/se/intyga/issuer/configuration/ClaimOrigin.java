package se.intyga.issuer.configuration;

/// Where the value of a claim comes from.
public enum ClaimOrigin {
    /// The agency's source, asked when the person asks.
    SOURCE,
    /// When the source answered, to the minute (R84).
    RETRIEVED_AT,
    AGENCY_NAME,
    AGENCY_ORGANISATION_NUMBER
}
