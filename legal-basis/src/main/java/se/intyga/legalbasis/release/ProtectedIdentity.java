package se.intyga.legalbasis.release;

/// Whether the person has protected personal data. Not knowing is treated as yes.
public enum ProtectedIdentity {
    NO,
    YES,
    UNKNOWN
}
