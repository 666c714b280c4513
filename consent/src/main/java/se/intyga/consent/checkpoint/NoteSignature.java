package se.intyga.consent.checkpoint;

import java.util.Arrays;
import java.util.Base64;

/// One signature line of a note: who signed, and four bytes of key id followed by the signature itself.
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record NoteSignature(String name, byte[] keyIdAndSignature) {
    static final int KEY_ID = 4;

    public NoteSignature {
        if (!VerifierKey.isName(name) || keyIdAndSignature.length <= KEY_ID) {
            throw new IllegalArgumentException("a signature line has a name, a key id and a signature");
        }
        keyIdAndSignature = keyIdAndSignature.clone();
    }

    @Override
    public byte[] keyIdAndSignature() {
        return keyIdAndSignature.clone();
    }

    byte[] keyId() {
        return Arrays.copyOf(keyIdAndSignature, KEY_ID);
    }

    byte[] signature() {
        return Arrays.copyOfRange(keyIdAndSignature, KEY_ID, keyIdAndSignature.length);
    }

    /// The line as it stands in a note, with its newline.
    public String line() {
        return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(keyIdAndSignature) + "\n";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature(String otherName, byte[] bytes)
                && name.equals(otherName)
                && Arrays.equals(keyIdAndSignature, bytes);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(keyIdAndSignature);
    }

    @Override
    public String toString() {
        return "NoteSignature[" + name + "]";
    }
}
