package se.intyga.consent.checkpoint;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A ledger key hands over to the next one: a note that names both, signed by both. Whoever pinned the old key finds
/// the
/// new one by it (decision 0045).
///
/// @param house the name both keys signed under, `<origin prefix>/ledgers`
/// @param from the public half of the key that was used until then
/// @param to the public half of the key that is used since
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by the note
public record KeySuccession(String house, byte[] from, byte[] to, Instant at, String note) {
    private static final String VERSION = "intyga-key-succession-v1";

    public KeySuccession {
        from = from.clone();
        to = to.clone();
    }

    /// Makes the note; both keys sign it.
    public static KeySuccession of(String house, LedgerKey old, LedgerKey next, Instant at) {
        byte[] from = old.verifierKey(house).publicKey();
        byte[] to = next.verifierKey(house).publicKey();
        String text = house + "\n" + VERSION + "\n" + base64(from) + "\n" + base64(to) + "\n" + at + "\n";
        List<NoteSignature> signatures = new ArrayList<>(old.sign(text, house).signatures());
        signatures.addAll(next.sign(text, house).signatures());
        return new KeySuccession(house, from, to, at, new SignedNote(text, signatures).write());
    }

    /// Reads a note that both keys signed; nothing when either signature is missing or does not fit.
    public static Optional<KeySuccession> parse(String note) {
        return SignedNote.parse(note).flatMap(parsed -> read(parsed, note));
    }

    private static Optional<KeySuccession> read(SignedNote parsed, String note) {
        String[] lines = parsed.text().split("\n", -1);
        if (lines.length != 6 || !lines[1].equals(VERSION) || !VerifierKey.isName(lines[0])) {
            return Optional.empty();
        }
        try {
            VerifierKey from = new VerifierKey(lines[0], Base64.getDecoder().decode(lines[2]));
            VerifierKey to = new VerifierKey(lines[0], Base64.getDecoder().decode(lines[3]));
            boolean both = parsed.verify(List.of(from)) instanceof NoteOutcome.Verified
                    && parsed.verify(List.of(to)) instanceof NoteOutcome.Verified;
            return both
                    ? Optional.of(new KeySuccession(
                            lines[0], from.publicKey(), to.publicKey(), Instant.parse(lines[4]), note))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeParseException malformed) {
            return Optional.empty();
        }
    }

    /// The pinned key and all that followed it, the newest first. Successions that do not join on are passed over.
    public static List<VerifierKey> followed(VerifierKey pinned, List<KeySuccession> successions) {
        List<VerifierKey> keys = new ArrayList<>(List.of(pinned));
        for (KeySuccession succession : successions) {
            if (java.util.Arrays.equals(keys.getFirst().publicKey(), succession.from)) {
                keys.addFirst(new VerifierKey(pinned.name(), succession.to));
            }
        }
        return List.copyOf(keys);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public byte[] from() {
        return from.clone();
    }

    @Override
    public byte[] to() {
        return to.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeySuccession succession && note.equals(succession.note);
    }

    @Override
    public int hashCode() {
        return note.hashCode();
    }

    @Override
    public String toString() {
        return "KeySuccession[" + house + " at " + at + "]";
    }
}
