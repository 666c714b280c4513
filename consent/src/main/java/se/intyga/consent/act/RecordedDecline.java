package se.intyga.consent.act;

import se.intyga.consent.ledger.EntryReference;

/// A no with the proof of it: what the ledger's entry commits to, and where that entry stands.
public record RecordedDecline(Decline decline, CommittedRecord committed, EntryReference entry) {
    @Override
    public String toString() {
        return "RecordedDecline[hidden]";
    }
}
