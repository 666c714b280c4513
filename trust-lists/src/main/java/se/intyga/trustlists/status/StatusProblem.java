package se.intyga.trustlists.status;

/// Why a status is not known.
public enum StatusProblem {
    /// The list could not be fetched.
    LIST_UNAVAILABLE,
    /// What was fetched is no status list token.
    LIST_MALFORMED,
    /// The list is for another address.
    LIST_MISPLACED,
    LIST_EXPIRED,
    LIST_NOT_YET_VALID,
    LIST_SIGNATURE_WRONG,
    /// The list's signer is not trusted for the credential's type.
    LIST_NOT_TRUSTED,
    INDEX_OUT_OF_RANGE,
    /// A value that this house does not know the meaning of.
    VALUE_NOT_UNDERSTOOD
}
