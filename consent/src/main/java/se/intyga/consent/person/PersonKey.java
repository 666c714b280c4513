package se.intyga.consent.person;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals and opens under one AES-256 key (GCM, a random nonce before the ciphertext), and makes keyed marks.
public final class PersonKey {
    static final int LENGTH = 32;

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final byte[] key;

    PersonKey(byte[] key) {
        if (key.length != LENGTH) {
            throw new IllegalArgumentException("a key has 32 bytes");
        }
        this.key = key.clone();
    }

    public byte[] seal(byte[] content, byte[] about, SecureRandom random) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, about).doFinal(content);
            return ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("sealing failed", failure);
        }
    }

    /// Nothing when the key, the content or what it is about was changed.
    public Optional<byte[]> open(byte[] sealed, byte[] about) {
        if (sealed.length < NONCE) {
            return Optional.empty();
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), about);
            return Optional.of(cipher.doFinal(sealed, NONCE, sealed.length - NONCE));
        } catch (GeneralSecurityException changed) {
            return Optional.empty();
        }
    }

    public byte[] mark(byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update("mark".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return mac.doFinal(content);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", missing);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] about) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(about);
        return cipher;
    }

    @Override
    public String toString() {
        return "PersonKey[hidden]";
    }
}
