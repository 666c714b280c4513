package se.intyga.consent.ledger;

import java.util.Optional;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.checkpoint.LedgerKey;
import se.intyga.consent.checkpoint.SignedNote;

/// Reads back checkpoints that this house signed. The house may have moved to another address since, so the origin is
/// taken from the note, and must still end in this ledger's name.
final class OwnCheckpoints {
    private OwnCheckpoints() {}

    static Optional<Checkpoint> read(String note, LedgerName ledger, LedgerKey key) {
        return SignedNote.parse(note)
                .flatMap(parsed -> Checkpoint.parse(parsed.text()))
                .filter(checkpoint -> checkpoint.origin().endsWith("/ledgers/" + ledger.value()))
                .flatMap(checkpoint -> Checkpoint.verified(note, key.verifierKey(checkpoint.origin())));
    }
}
