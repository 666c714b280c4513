package se.intyga.verifier.verdict;

import java.util.Locale;

/// What a check came to. Only a verdict of which every line passed is a yes.
public enum Finding {
    PASSED,
    FAILED,
    /// Could not be found out: refused all the same.
    UNKNOWN,
    /// An earlier check failed, so this one says nothing.
    NOT_MADE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
