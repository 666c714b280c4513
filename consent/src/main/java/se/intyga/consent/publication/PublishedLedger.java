package se.intyga.consent.publication;

import java.util.Optional;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.checkpoint.SignedNote;
import se.intyga.consent.ledger.Ledger;
import se.intyga.consent.ledger.LedgerDamaged;
import se.intyga.consent.merkle.ConsistencyProof;
import se.intyga.consent.merkle.InclusionProof;

/// One ledger up to its published checkpoint; nothing beyond that is proven to anyone.
final class PublishedLedger {
    private final Ledger ledger;
    private final String note;
    private final Checkpoint head;

    PublishedLedger(Ledger ledger, String note) {
        this.ledger = ledger;
        this.note = note;
        this.head = SignedNote.parse(note)
                .flatMap(parsed -> Checkpoint.parse(parsed.text()))
                .orElseThrow(() -> new LedgerDamaged("a published checkpoint cannot be read"));
    }

    String checkpoint() {
        return note;
    }

    Checkpoint head() {
        return head;
    }

    Ledger ledger() {
        return ledger;
    }

    Optional<InclusionProof> inclusion(long index, long size) {
        return index >= 0 && index < size && size <= head.size()
                ? Optional.of(ledger.inclusion(index, size))
                : Optional.empty();
    }

    Optional<ConsistencyProof> consistency(long from, long to) {
        return from >= 1 && from <= to && to <= head.size()
                ? Optional.of(ledger.consistency(from, to))
                : Optional.empty();
    }

    Optional<PortableProof> portable(long index) {
        return inclusion(index, head.size()).map(proof -> new PortableProof(index, proof.path(), note));
    }
}
