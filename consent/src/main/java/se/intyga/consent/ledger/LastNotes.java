package se.intyga.consent.ledger;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.checkpoint.LedgerKeys;

/// Reads each ledger's last note, and checks no signature twice: as long as nobody else appends, the note that is found
/// is the one that was written here, letter for letter.
final class LastNotes {
    private record Known(String note, Checkpoint checkpoint) {}

    private final LedgerKeys keys;
    private final Map<LedgerName, Known> last = new ConcurrentHashMap<>();

    LastNotes(LedgerKeys keys) {
        this.keys = keys;
    }

    /// The checkpoint in the note; nothing when none of our keys signed it.
    Optional<Checkpoint> read(String note, LedgerName ledger) {
        Known known = last.get(ledger);
        if (known != null && known.note.equals(note)) {
            return Optional.of(known.checkpoint);
        }
        Optional<Checkpoint> checked = OwnCheckpoints.read(note, ledger, keys);
        checked.ifPresent(checkpoint -> last.put(ledger, new Known(note, checkpoint)));
        return checked;
    }

    /// The note over that checkpoint, signed with the current key.
    String sign(Checkpoint checkpoint, LedgerName ledger) {
        String note = checkpoint.signedBy(keys.current()).write();
        last.put(ledger, new Known(note, checkpoint));
        return note;
    }
}
