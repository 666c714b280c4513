package se.intyga.consent.act;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import se.intyga.formats.encoding.Base64Url;

/// A random name of one act, known to the person only.
public record ActId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final int BYTES = 16;

    public ActId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an act's id is 16 random bytes in base64url");
        }
    }

    static ActId fresh(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new ActId(Base64Url.encode(bytes));
    }

    public static Optional<ActId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ActId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
