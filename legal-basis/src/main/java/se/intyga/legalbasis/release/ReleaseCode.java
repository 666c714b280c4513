package se.intyga.legalbasis.release;

/// The outcomes of the decision table for releases.
public enum ReleaseCode {
    ALLOWED,
    CONSENT_NOT_AVAILABLE,
    NO_REQUEST,
    ISSUER_NOT_AUTHORISED,
    NO_DATA_MANAGER_MANDATE,
    ELECTRONIC_FORM_NOT_SUPPORTED,
    MANUAL_ONLY,
    SECRECY,
    SECRECY_UNCLEAR,
    SOURCE_CATEGORY_BLOCKED
}
