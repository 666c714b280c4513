package se.intyga.legalbasis.rule;

import java.util.Locale;

/// To whom an agency releases in act A.
public enum Recipient {
    DATA_SUBJECT,
    REPRESENTATIVE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
