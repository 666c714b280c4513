package se.intyga.formats.sdjwt;

/// The checks of one presented SD-JWT VC, in their order; a verdict has a line for each.
/// Whether the issuer's key is trusted for the type, the status, and whether the query is met are decided elsewhere.
public enum SdJwtCheck {
    TYPE,
    SIGNATURE,
    DISCLOSURES,
    VALIDITY,
    HOLDER_BINDING
}
