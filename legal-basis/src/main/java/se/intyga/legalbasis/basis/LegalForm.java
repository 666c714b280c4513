package se.intyga.legalbasis.basis;

/// Whether a party exercises public authority. It decides which grounds the party can have.
public enum LegalForm {
    PUBLIC_AUTHORITY,
    PRIVATE
}
