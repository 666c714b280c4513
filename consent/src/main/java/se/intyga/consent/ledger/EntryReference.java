package se.intyga.consent.ledger;

import se.intyga.consent.merkle.Hash;

/// Where an entry stands, and the hash of its leaf.
public record EntryReference(LedgerName ledger, long index, Hash leafHash) {
    public EntryReference {
        if (index < 0) {
            throw new IllegalArgumentException("an index is never negative");
        }
    }
}
