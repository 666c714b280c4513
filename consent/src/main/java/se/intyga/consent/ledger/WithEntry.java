package se.intyga.consent.ledger;

import org.jdbi.v3.core.Handle;

/// What is written in the transaction of an entry: both are there afterwards or neither.
public interface WithEntry {
    /// Asked before the ledger is locked. False: it was taken by another, or is gone; then there is no entry.
    boolean takes(Handle handle);

    /// Writes what belongs to the entry, whose place is known now.
    void keeps(Handle handle, EntryReference entry);
}
