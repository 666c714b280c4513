package se.intyga.issuer.shortlived;

import java.security.SecureRandom;
import java.util.Base64;

/// Makes unguessable values: codes, tokens, nonces, identifiers.
public final class RandomToken {
    private RandomToken() {}

    /// 256 random bits as 43 characters of base64url.
    public static String next(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
