package se.intyga.formats.dcql;

/// Which rule of the query language a query breaks.
public enum DcqlFault {
    NOT_AN_OBJECT,
    NO_CREDENTIALS,
    MALFORMED_ID,
    REPEATED_ID,
    UNKNOWN_FORMAT,
    NO_META,
    MALFORMED_META,
    /// `meta` speaks of another format than the query.
    META_OF_ANOTHER_FORMAT,
    MALFORMED_FLAG,
    MALFORMED_TRUSTED_AUTHORITIES,
    MALFORMED_CLAIMS,
    MALFORMED_PATH,
    MALFORMED_VALUES,
    /// The same path twice.
    REPEATED_CLAIM,
    /// `claim_sets` needs an id on every claim.
    CLAIM_WITHOUT_ID,
    CLAIM_SETS_WITHOUT_CLAIMS,
    MALFORMED_CLAIM_SETS,
    UNKNOWN_CLAIM_ID,
    MALFORMED_CREDENTIAL_SETS,
    UNKNOWN_CREDENTIAL_ID
}
