package se.intyga.consent.act;

import se.intyga.consent.ledger.EntryReference;

/// A step of an act with the proof of it: what the ledger's entry commits to, and where that entry stands.
public record RecordedAct(ActRecord record, CommittedRecord committed, EntryReference entry) {
    @Override
    public String toString() {
        return "RecordedAct[hidden]";
    }
}
