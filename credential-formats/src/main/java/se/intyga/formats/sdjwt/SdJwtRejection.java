package se.intyga.formats.sdjwt;

/// Why a presented SD-JWT VC is not believed. Each belongs to one [SdJwtCheck].
public enum SdJwtRejection {
    /// `typ` is not `dc+sd-jwt`, or there is no `vct`.
    WRONG_TYPE(SdJwtCheck.TYPE),

    ALGORITHM_NOT_ALLOWED(SdJwtCheck.SIGNATURE),
    UNKNOWN_EXTENSION(SdJwtCheck.SIGNATURE),
    PRIVATE_KEY_IN_HEADER(SdJwtCheck.SIGNATURE),
    BAD_SIGNATURE(SdJwtCheck.SIGNATURE),

    UNKNOWN_HASH_ALGORITHM(SdJwtCheck.DISCLOSURES),
    MALFORMED_DISCLOSURE(SdJwtCheck.DISCLOSURES),
    REPEATED_DISCLOSURE(SdJwtCheck.DISCLOSURES),
    /// No digest stands for it: an added claim.
    UNREFERENCED_DISCLOSURE(SdJwtCheck.DISCLOSURES),
    REPEATED_DIGEST(SdJwtCheck.DISCLOSURES),
    /// `_sd` or `...` where it cannot stand, or something else than a digest in it.
    MISPLACED_DIGEST(SdJwtCheck.DISCLOSURES),
    /// A named claim in an array, or an element in an object.
    DISCLOSURE_OF_ANOTHER_KIND(SdJwtCheck.DISCLOSURES),
    CLAIM_ALREADY_THERE(SdJwtCheck.DISCLOSURES),
    /// A claim that must always be visible came as a disclosure.
    FRAME_CLAIM_DISCLOSED(SdJwtCheck.DISCLOSURES),
    TOO_DEEP(SdJwtCheck.DISCLOSURES),

    EXPIRED(SdJwtCheck.VALIDITY),
    NOT_YET_VALID(SdJwtCheck.VALIDITY),
    /// A time that is no time, or a status of a kind we cannot read.
    UNREADABLE_FRAME(SdJwtCheck.VALIDITY),

    NO_HOLDER_KEY(SdJwtCheck.HOLDER_BINDING),
    NO_KEY_BINDING(SdJwtCheck.HOLDER_BINDING),
    KEY_BINDING_TYPE(SdJwtCheck.HOLDER_BINDING),
    KEY_BINDING_SIGNATURE(SdJwtCheck.HOLDER_BINDING),
    KEY_BINDING_AUDIENCE(SdJwtCheck.HOLDER_BINDING),
    KEY_BINDING_NONCE(SdJwtCheck.HOLDER_BINDING),
    KEY_BINDING_TIME(SdJwtCheck.HOLDER_BINDING),
    KEY_BINDING_HASH(SdJwtCheck.HOLDER_BINDING);

    private final SdJwtCheck check;

    SdJwtRejection(SdJwtCheck check) {
        this.check = check;
    }

    /// The check that failed.
    public SdJwtCheck check() {
        return check;
    }
}
