package se.intyga.consent.ledger;

import jakarta.inject.Singleton;

/// Appends one event to a ledger.
@Singleton
public final class AppendEntry {
    private final GroupCommit groupCommit;

    AppendEntry(GroupCommit groupCommit) {
        this.groupCommit = groupCommit;
    }

    /// Returns when the entry is committed to the database, never before. Throws [LedgerUnavailable] when it was
    /// not: then nothing of it is in the ledger, unless the connection broke during the commit itself. Throws
    /// [LedgerDamaged] when the ledger's head does not fit its last checkpoint: then nothing is appended until
    /// someone has looked.
    public EntryReference append(LedgerName ledger, LedgerEvent event) {
        return groupCommit.append(ledger, event);
    }
}
