package se.intyga.formats.encoding;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Unpadded base64url in its one canonical spelling (RFC 7515, section 2).
public final class Base64Url {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private Base64Url() {}

    public static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /// Encodes the UTF-8 form of a text.
    public static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The bytes, unless the text has padding, foreign characters, or bits left over: one value has one spelling.
    public static Optional<byte[]> decode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isAlphabet(text.charAt(i))) {
                return Optional.empty();
            }
        }
        if (text.length() % 4 == 1) {
            return Optional.empty();
        }
        byte[] bytes = DECODER.decode(text);
        return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    }

    private static boolean isAlphabet(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
