package se.intyga.legalbasis.disclosure;

/// In what state the person's act is found when the presentation is to be disclosed.
public enum ActState {
    PRESENT,
    MISSING,
    EXPIRED,
    USED,
    /// Made for another instance of the credential (L16).
    OTHER_INSTANCE
}
