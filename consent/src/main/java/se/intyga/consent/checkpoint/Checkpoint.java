package se.intyga.consent.checkpoint;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import se.intyga.consent.merkle.Hash;

/// What a ledger says about itself: who it is, how many leaves it has, and the root over them (C2SP tlog-checkpoint).
///
/// @param origin the scheme-less address of the ledger, also the name of the key that signs
public record Checkpoint(String origin, long size, Hash root) {
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

    public Checkpoint {
        if (origin.isEmpty() || origin.contains("\n") || size < 0) {
            throw new IllegalArgumentException("a checkpoint has an origin on one line and a size");
        }
    }

    /// Reads a checkpoint's text; extension lines are allowed and ignored.
    public static Optional<Checkpoint> parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || lines[0].isEmpty() || !SIZE.matcher(lines[1]).matches()) {
            return Optional.empty();
        }
        try {
            byte[] root = Base64.getDecoder().decode(lines[2]);
            if (root.length != Hash.LENGTH || !Hash.of(root).base64().equals(lines[2])) {
                return Optional.empty();
            }
            return Optional.of(new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.of(root)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// The checkpoint in a note, when the ledger's own key signed it: the key's name is the origin.
    public static Optional<Checkpoint> verified(String note, VerifierKey ledgerKey) {
        return verified(note, List.of(ledgerKey));
    }

    /// The checkpoint in a note, when one of the ledger's keys, current or past, signed it.
    public static Optional<Checkpoint> verified(String note, List<VerifierKey> ledgerKeys) {
        return SignedNote.parse(note)
                .filter(parsed -> parsed.verify(ledgerKeys) instanceof NoteOutcome.Verified)
                .flatMap(parsed -> parse(parsed.text()))
                .filter(checkpoint ->
                        ledgerKeys.stream().allMatch(key -> checkpoint.origin().equals(key.name())));
    }

    public SignedNote signedBy(LedgerKey key) {
        return key.sign(text(), origin);
    }

    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }
}
