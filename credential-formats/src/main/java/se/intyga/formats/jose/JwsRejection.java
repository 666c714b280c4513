package se.intyga.formats.jose;

/// Why a signed token is not believed.
public enum JwsRejection {
    /// Not three canonical parts with strict JSON objects.
    MALFORMED,
    WRONG_TYPE,
    /// `none`, a shared-secret algorithm, or one that is not expected here.
    ALGORITHM_NOT_ALLOWED,
    /// A `crit` or `b64` header: nothing here understands any.
    UNKNOWN_EXTENSION,
    PRIVATE_KEY_IN_HEADER,
    /// Not exactly one key named in the header, or one that cannot be read.
    NO_USABLE_KEY,
    BAD_SIGNATURE,
    WRONG_ISSUER,
    WRONG_SUBJECT,
    WRONG_AUDIENCE,
    WRONG_NONCE,
    /// `iat` is absent, not a number, or too long ago.
    TOO_OLD,
    /// `iat` or `nbf` lies in the future.
    NOT_YET_VALID,
    /// `exp` has passed, or is absent although demanded, or too far away.
    EXPIRED,
    /// A claim that must be there is missing or of the wrong kind (`jti`).
    MISSING_CLAIM,
    /// DPoP: another HTTP method or address.
    WRONG_TARGET,
    /// DPoP: the access token's hash does not fit.
    WRONG_ACCESS_TOKEN
}
