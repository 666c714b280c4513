package se.intyga.consent.ledger;

import java.time.Instant;
import se.intyga.consent.merkle.CompactRange;

/// How far a ledger has come.
record LedgerHead(CompactRange edge, Instant lastAt) {
    static final LedgerHead EMPTY = new LedgerHead(CompactRange.EMPTY, Instant.EPOCH);
}
