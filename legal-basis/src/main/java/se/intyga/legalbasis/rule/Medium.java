package se.intyga.legalbasis.rule;

import java.util.Locale;

/// How a document leaves the agency, in the words of the register statutes and without the name of any technique.
public enum Medium {
    /// Medium for automated processing (medium för automatiserad behandling): credentials are this.
    AUTOMATED_PROCESSING,
    DIRECT_ACCESS,
    PAPER;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
