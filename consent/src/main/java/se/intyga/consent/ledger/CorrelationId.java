package se.intyga.consent.ledger;

import java.util.regex.Pattern;

/// Joins the entries of one journey within one organisation: a random transaction or offer id that carries no power.
/// Never an identifier of a person, a token or a code.
public record CorrelationId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{8,64}");
    private static final Pattern ONLY_DIGITS = Pattern.compile("[0-9]{6,8}-?[0-9]{4}");

    public CorrelationId {
        if (!FORM.matcher(value).matches() || ONLY_DIGITS.matcher(value).matches()) {
            throw new IllegalArgumentException("event: a correlation id is a random word of 8 to 64 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
