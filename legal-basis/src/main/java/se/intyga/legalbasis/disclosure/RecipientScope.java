package se.intyga.legalbasis.disclosure;

/// For whom the act is meant (L15).
public enum RecipientScope {
    THIS_RECIPIENT,
    SEVERAL,
    WILDCARD
}
