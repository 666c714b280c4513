package se.intyga.consent.history;

import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.LedgerEvent;

/// One thing that happened with the person's data, and who says so.
public record HistoryEntry(Origin origin, EntryReference reference, LedgerEvent event) {
    /// Whose word it is.
    public enum Origin {
        /// The agency's own record.
        AGENCY,
        /// A relying party's receipt that the person kept.
        RECEIPT,
        /// What the person did at our own door, which she alone can read.
        OWN_ACT
    }
}
