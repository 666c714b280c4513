package se.intyga.ephemeral;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The one place where names are hashed and values sealed, for both stores. A name becomes HMAC-SHA256 over kind, space
/// and name; a value becomes AES-256-GCM with a random nonce in front and the slot as associated data, so that a value
/// moved to another row does not open. The two keys are derived from the [StoreKey] (HKDF-Expand, RFC 5869, of one
/// block each).
final class Sealing {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec nameKey;
    private final SecretKeySpec valueKey;
    private final SecureRandom random;

    /// What a name is the name of; hashed in, so that a counter and a value never share a row.
    enum Kind {
        VALUE('v'),
        COUNTER('c');

        private final char mark;

        Kind(char mark) {
            this.mark = mark;
        }
    }

    Sealing(StoreKey key, SecureRandom random) {
        this.nameKey = derived(key, "intyga ephemeral names", "HmacSHA256");
        this.valueKey = derived(key, "intyga ephemeral values", "AES");
        this.random = random;
    }

    byte[] nameOf(Kind kind, Slot slot) {
        return mac(nameKey, unambiguous(kind, slot));
    }

    byte[] seal(Slot slot, byte[] value) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, slot).doFinal(value);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing", e);
        }
    }

    byte[] open(Slot slot, byte[] sealed) {
        try {
            byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, nonce, slot)
                    .doFinal(sealed, NONCE_BYTES, Math.max(0, sealed.length - NONCE_BYTES));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new EntryBroken(slot, e);
        }
    }

    /// A fresh version: positive and random.
    long newVersion() {
        return random.nextLong() & Long.MAX_VALUE;
    }

    private Cipher cipher(int mode, byte[] nonce, Slot slot) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, valueKey, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(unambiguous(Kind.VALUE, slot));
        return cipher;
    }

    /// The space carries its length, so that no two slots have the same bytes.
    private static byte[] unambiguous(Kind kind, Slot slot) {
        byte[] space = slot.space().getBytes(StandardCharsets.UTF_8);
        byte[] name = slot.name().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + Integer.BYTES + space.length + name.length)
                .put((byte) kind.mark)
                .putInt(space.length)
                .put(space)
                .put(name)
                .array();
    }

    private static SecretKeySpec derived(StoreKey key, String label, String algorithm) {
        byte[] info = (label + "\u0001").getBytes(StandardCharsets.UTF_8);
        return new SecretKeySpec(mac(new SecretKeySpec(key.bytes(), "HmacSHA256"), info), algorithm);
    }

    private static byte[] mac(SecretKeySpec key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is missing", e);
        }
    }
}
