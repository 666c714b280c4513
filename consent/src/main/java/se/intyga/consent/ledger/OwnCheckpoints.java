package se.intyga.consent.ledger;

import java.util.List;
import java.util.Optional;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.checkpoint.LedgerKeys;
import se.intyga.consent.checkpoint.SignedNote;
import se.intyga.consent.checkpoint.VerifierKey;

/// Reads back checkpoints that this house signed, with its key of now or a past one. The house may have moved to
/// another
/// address since, so the origin is taken from the note, and must still end in this ledger's name.
final class OwnCheckpoints {
    /// @param generation which of the house's keys signed: 0 the first it ever had
    record Signed(Checkpoint checkpoint, int generation) {}

    private OwnCheckpoints() {}

    static Optional<Checkpoint> read(String note, LedgerName ledger, LedgerKeys keys) {
        return signed(note, ledger, keys).map(Signed::checkpoint);
    }

    static Optional<Signed> signed(String note, LedgerName ledger, LedgerKeys keys) {
        return SignedNote.parse(note)
                .flatMap(parsed -> Checkpoint.parse(parsed.text()))
                .filter(checkpoint -> checkpoint.origin().endsWith("/ledgers/" + ledger.value()))
                .filter(checkpoint -> checkpoint.origin().indexOf(' ') < 0
                        && checkpoint.origin().indexOf('+') < 0)
                .flatMap(checkpoint -> signed(note, keys.verifierKeys(checkpoint.origin())));
    }

    private static Optional<Signed> signed(String note, List<VerifierKey> newestFirst) {
        for (int i = 0; i < newestFirst.size(); i++) {
            Optional<Checkpoint> checkpoint = Checkpoint.verified(note, newestFirst.get(i));
            if (checkpoint.isPresent()) {
                return Optional.of(new Signed(checkpoint.get(), newestFirst.size() - 1 - i));
            }
        }
        return Optional.empty();
    }
}
