package se.intyga.verifier.transaction;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import se.intyga.formats.encoding.Base64Url;

/// Unguessable words: 256 random bits, URL-safe.
@Singleton
public final class FreshWords {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final SecureRandom random;

    public FreshWords(SecureRandom random) {
        this.random = random;
    }

    public String next() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64Url.encode(bytes);
    }

    /// Whether a stranger's word can be one of ours.
    public static boolean hasForm(String word) {
        return FORM.matcher(word).matches();
    }

    static void checked(String word) {
        if (!hasForm(word)) {
            throw new IllegalArgumentException("an identifier of a transaction is 43 base64url characters");
        }
    }
}
