package se.intyga.consent.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// The public half of a witness's key under its name (C2SP tlog-cosignature, Ed25519, signature type 0x04).
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record WitnessKey(String name, byte[] publicKey) {
    private static final byte COSIGNATURE = 0x04;
    private static final int TIME = 8;
    private static final int SIGNATURE = 64;

    public WitnessKey {
        if (!VerifierKey.isName(name) || publicKey.length != 32) {
            throw new IllegalArgumentException("a witness key has a name without spaces and plus, and 32 bytes");
        }
        publicKey = publicKey.clone();
    }

    /// Reads `name+hex(key id)+base64(0x04 || key)`; nothing when it is another form, or its id does not fit its key.
    public static Optional<WitnessKey> parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            byte[] typed = Base64.getDecoder().decode(parts[2]);
            if (typed.length != 33 || typed[0] != COSIGNATURE) {
                return Optional.empty();
            }
            WitnessKey key = new WitnessKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
            return key.toString().equals(text) ? Optional.of(key) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /// When this witness cosigned the checkpoint in the note; nothing when it did not. What it said was that, at that
    /// time, this was the largest of all consistent checkpoints of the origin it had seen.
    public Optional<Instant> cosigned(SignedNote note) {
        return note.signatures().stream()
                .flatMap(signature -> cosigned(note.text(), signature).stream())
                .max(Instant::compareTo);
    }

    /// When the witness made this line over the checkpoint text; nothing when the line is another's or does not fit.
    public Optional<Instant> cosigned(String checkpoint, NoteSignature line) {
        byte[] signature = line.signature();
        if (!line.name().equals(name)
                || !Arrays.equals(line.keyId(), keyId())
                || signature.length != TIME + SIGNATURE) {
            return Optional.empty();
        }
        long time = ByteBuffer.wrap(signature).getLong();
        if (time <= 0 || time > 253_402_300_799L) {
            return Optional.empty();
        }
        boolean fits = new VerifierKey(name, publicKey)
                .signed(message(checkpoint, time), Arrays.copyOfRange(signature, TIME, signature.length));
        return fits ? Optional.of(Instant.ofEpochSecond(time)) : Optional.empty();
    }

    static String message(String checkpoint, long time) {
        return "cosignature/v1\ntime " + time + "\n" + checkpoint;
    }

    byte[] keyId() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            digest.update(COSIGNATURE);
            return Arrays.copyOf(digest.digest(publicKey), NoteSignature.KEY_ID);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    @Override
    public byte[] publicKey() {
        return publicKey.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WitnessKey(String otherName, byte[] bytes)
                && name.equals(otherName)
                && Arrays.equals(publicKey, bytes);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(publicKey);
    }

    /// The form others configure.
    @Override
    public String toString() {
        byte[] typed = LedgerKey.joined(new byte[] {COSIGNATURE}, publicKey);
        return name + "+" + HexFormat.of().formatHex(keyId()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }
}
