package se.intyga.consent.ledger;

import java.util.regex.Pattern;

/// A word of a closed vocabulary: a legal basis, a policy version, a reason code, a rule, a credential type. Too narrow
/// for prose, so that no value strays in.
public record Code(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/()§+-]{0,199}");

    public Code {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("event: a code is a word of letters, digits and . _ : / ( ) § + -");
        }
        PlainWords.checked("a code", value, 200);
    }

    @Override
    public String toString() {
        return value;
    }
}
