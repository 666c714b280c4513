package se.intyga.consent.receipt;

import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.checkpoint.LedgerKey;
import se.intyga.consent.checkpoint.SignedNote;
import se.intyga.consent.ledger.Evidence;

/// Checks evidence from a ledger of this house, under whatever address the house had when the checkpoint was signed.
final class ProvenEntry {
    private ProvenEntry() {}

    static Evidence.Outcome check(Evidence evidence, LedgerKey ledgerKey) {
        return SignedNote.parse(evidence.checkpoint())
                .flatMap(note -> Checkpoint.parse(note.text()))
                .filter(checkpoint -> checkpoint.origin().indexOf(' ') < 0
                        && checkpoint.origin().indexOf('+') < 0)
                .map(checkpoint -> evidence.verify(ledgerKey.verifierKey(checkpoint.origin())))
                .orElseGet(() -> new Evidence.Outcome.Refuted("the checkpoint cannot be read"));
    }
}
