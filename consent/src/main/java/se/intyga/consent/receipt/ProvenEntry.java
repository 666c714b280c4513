package se.intyga.consent.receipt;

import java.util.Optional;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.checkpoint.LedgerKeys;
import se.intyga.consent.checkpoint.SignedNote;
import se.intyga.consent.checkpoint.VerifierKey;
import se.intyga.consent.ledger.Evidence;

/// Checks evidence from a ledger of one house, under whatever address the house had when the checkpoint was
/// signed.
final class ProvenEntry {
    private ProvenEntry() {}

    /// By the house's key of now or a past one: after a rotation the last checkpoint is of the old key until the
    /// next entry.
    static Evidence.Outcome check(Evidence evidence, LedgerKeys ledgerKeys) {
        return origin(evidence)
                .map(origin -> evidence.verify(ledgerKeys.verifierKeys(origin)))
                .orElseGet(() -> new Evidence.Outcome.Refuted("the checkpoint cannot be read"));
    }

    /// The ledger's origin as the checkpoint names it, before any check.
    static Optional<String> origin(Evidence evidence) {
        return SignedNote.parse(evidence.checkpoint())
                .flatMap(note -> Checkpoint.parse(note.text()))
                .map(Checkpoint::origin)
                .filter(origin -> origin.indexOf(' ') < 0 && origin.indexOf('+') < 0 && VerifierKey.isName(origin));
    }
}
