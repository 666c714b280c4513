package se.intyga.legalbasis.disclosure;

/// What a consent must state to be one (L14). The single recipient is judged on its own, by [RecipientScope].
public enum ConsentElement {
    PURPOSE,
    ENUMERATED_CLAIMS,
    TEXT_VERSION_AND_HASH,
    EXPLICIT_ACT,
    EXPIRY
}
