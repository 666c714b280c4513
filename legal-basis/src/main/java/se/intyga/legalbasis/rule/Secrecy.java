package se.intyga.legalbasis.rule;

/// What an assessment under the secrecy act came to. Ordered: a later value is never more open than an earlier.
public enum Secrecy {
    NONE,
    UNCLEAR,
    APPLIES;

    /// Both assessments together are as strict as the stricter one.
    public Secrecy and(Secrecy other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
