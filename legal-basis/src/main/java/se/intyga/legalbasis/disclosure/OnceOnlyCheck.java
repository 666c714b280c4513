package se.intyga.legalbasis.disclosure;

/// Whether the asking authority has checked that it, or the source, does not already have the data (L25).
public enum OnceOnlyCheck {
    DONE,
    NOT_DONE
}
