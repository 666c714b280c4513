package se.intyga.eid.person;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Computes the keyed hash (HMAC-SHA256) by which a person is found. The key is kept outside every database.
public final class PersonIndex {
    private static final byte[] LABEL = "intyga person index\n".getBytes(StandardCharsets.UTF_8);
    private final SecretKeySpec key;

    /// The key has 32 bytes.
    public PersonIndex(byte[] key) {
        if (key.length != 32) {
            throw new IllegalArgumentException("a person index key has 32 bytes");
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    public PersonHash of(PersonalNumber number) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(LABEL);
            byte[] hash = mac.doFinal(number.digits().getBytes(StandardCharsets.US_ASCII));
            return new PersonHash(HexFormat.of().formatHex(hash));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is missing", e);
        }
    }
}
