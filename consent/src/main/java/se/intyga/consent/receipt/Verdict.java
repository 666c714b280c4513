package se.intyga.consent.receipt;

/// What the relying party's check of the presentation came to.
public enum Verdict {
    VERIFIED,
    NOT_VERIFIED
}
