package se.intyga.verifier.verdict;

import java.util.Locale;

/// The checks a verdict has one line for, in the order they are made.
public enum Check {
    SIGNATURE,
    TRUSTED_FOR_TYPE,
    VALIDITY,
    STATUS,
    STATUS_LIST_AGE,
    HOLDER_BINDING,
    QUERY,
    /// The recipient's ground and the person's act together (decision table for act B, rows 5-10).
    LEGAL_GROUND;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
