package se.intyga.consent.act;

import java.util.regex.Pattern;
import se.intyga.pages.Language;

/// The text that the person had before her when she acted: its version, its SHA-256 and its language (L14).
public record TextShown(String version, String hash, Language language) {
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}");
    private static final Pattern HASH = Pattern.compile("[A-Za-z0-9_-]{43}");

    public TextShown {
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException("a text's version is a word");
        }
        if (!isHash(hash)) {
            throw new IllegalArgumentException("a text's hash is a SHA-256 digest in base64url");
        }
    }

    static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }
}
