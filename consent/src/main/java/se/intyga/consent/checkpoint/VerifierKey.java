package se.intyga.consent.checkpoint;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The public half of a key that signs notes, under its name (C2SP signed-note, Ed25519 keys only).
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record VerifierKey(String name, byte[] publicKey) {
    private static final byte ED25519 = 0x01;
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final Pattern FORM = Pattern.compile("([^\\s+]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]+={0,2})");

    public VerifierKey {
        if (!isName(name) || publicKey.length != 32) {
            throw new IllegalArgumentException("a verifier key has a name without spaces and plus, and 32 bytes");
        }
        publicKey = publicKey.clone();
    }

    public static boolean isName(String name) {
        return !name.isEmpty() && name.codePoints().noneMatch(c -> Character.isWhitespace(c) || c == '+' || c < 0x20);
    }

    /// Reads `name+hex(key id)+base64(0x01 || key)`; nothing when it is another form, or its id does not fit
    /// its key.
    public static Optional<VerifierKey> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        byte[] typed;
        try {
            typed = Base64.getDecoder().decode(parts.group(3));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (typed.length != 33 || typed[0] != ED25519) {
            return Optional.empty();
        }
        VerifierKey key = new VerifierKey(parts.group(1), Arrays.copyOfRange(typed, 1, typed.length));
        return HexFormat.of().formatHex(key.keyId()).equals(parts.group(2)) ? Optional.of(key) : Optional.empty();
    }

    @Override
    public byte[] publicKey() {
        return publicKey.clone();
    }

    byte[] keyId() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            digest.update(ED25519);
            return Arrays.copyOf(digest.digest(publicKey), NoteSignature.KEY_ID);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    boolean signed(String text, byte[] signature) {
        return signedMessage(text.getBytes(StandardCharsets.UTF_8), signature);
    }

    /// Whether the bare signature over the message is this key's.
    public boolean signedMessage(byte[] message, byte[] signature) {
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(LedgerKey.joined(X509, publicKey)));
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey(String otherName, byte[] bytes)
                && name.equals(otherName)
                && Arrays.equals(publicKey, bytes);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(publicKey);
    }

    /// The same key under another name: one house signs all its ledgers with one key.
    public VerifierKey named(String otherName) {
        return new VerifierKey(otherName, publicKey);
    }

    /// The form others configure.
    @Override
    public String toString() {
        byte[] typed = LedgerKey.joined(new byte[] {ED25519}, publicKey);
        return name + "+" + HexFormat.of().formatHex(keyId()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }
}
