package se.intyga.formats.jose;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import se.intyga.formats.encoding.HashAlgorithm;

/// A PKCE challenge of method S256 (RFC 7636), the only method there is here.
public record CodeChallenge(String value) {
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    public CodeChallenge {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("an S256 challenge is 43 base64url characters");
        }
    }

    public static boolean isWellFormed(String value) {
        return CHALLENGE.matcher(value).matches();
    }

    /// What a client computes from its verifier.
    public static CodeChallenge of(String verifier) {
        return new CodeChallenge(HashAlgorithm.SHA_256.digestOf(verifier));
    }

    /// Whether this verifier is the one behind the challenge.
    public boolean isMetBy(String verifier) {
        return VERIFIER.matcher(verifier).matches()
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.US_ASCII),
                        of(verifier).value.getBytes(StandardCharsets.US_ASCII));
    }
}
