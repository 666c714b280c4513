package se.intyga.formats.encoding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/// A hash function under the name of the IANA registry that `_sd_alg` uses.
public enum HashAlgorithm {
    SHA_256("sha-256", "SHA-256"),
    SHA_384("sha-384", "SHA-384"),
    SHA_512("sha-512", "SHA-512");

    private final String wireName;
    private final String javaName;

    HashAlgorithm(String wireName, String javaName) {
        this.wireName = wireName;
        this.javaName = javaName;
    }

    public String wireName() {
        return wireName;
    }

    public static Optional<HashAlgorithm> named(String wireName) {
        for (HashAlgorithm algorithm : values()) {
            if (algorithm.wireName.equals(wireName)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    public byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance(javaName).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + javaName, e);
        }
    }

    /// base64url of the hash of an ASCII text: the form of disclosure digests, `sd_hash`, `ath` and PKCE.
    public String digestOf(String ascii) {
        return Base64Url.encode(digest(ascii.getBytes(StandardCharsets.US_ASCII)));
    }
}
