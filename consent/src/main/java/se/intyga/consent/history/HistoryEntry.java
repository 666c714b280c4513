package se.intyga.consent.history;

import java.util.Optional;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.LedgerEvent;

/// One thing that happened with the person's data, and who says so.
///
/// @param installation the base URL of the other installation that answered; nothing for our own
public record HistoryEntry(Origin origin, EntryReference reference, LedgerEvent event, Optional<String> installation) {
    /// Whose word it is.
    public enum Origin {
        /// The agency's own record.
        AGENCY,
        /// A relying party's receipt that the person kept.
        RECEIPT,
        /// What the person did at our own door, which she alone can read.
        OWN_ACT
    }

    /// An entry of our own installation.
    public HistoryEntry(Origin origin, EntryReference reference, LedgerEvent event) {
        this(origin, reference, event, Optional.empty());
    }

    public HistoryEntry from(String answering) {
        return new HistoryEntry(origin, reference, event, Optional.of(answering));
    }

    public HistoryPosition position() {
        return new HistoryPosition(event.at(), installation.orElse(""), reference.ledger(), reference.index());
    }
}
