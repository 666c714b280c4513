package se.intyga.legalbasis.release;

/// What a release is said to rest on. Consent can be said, never accepted from an authority (L1).
public enum StatedReleaseBasis {
    REQUEST_FOR_PUBLIC_DOCUMENT,
    CONSENT
}
