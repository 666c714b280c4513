package se.intyga.consent.ledger;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Destroys an entry's event and salt. The leaf stays, the tree still verifies, and nothing leads back.
@Singleton
public final class EraseEvent {
    private final Jdbi jdbi;
    private final LedgerStore store;

    EraseEvent(Jdbi jdbi, LedgerStore store) {
        this.jdbi = jdbi;
        this.store = store;
    }

    /// All entries from one index to before another, within a transaction of the caller's.
    public void erase(Handle handle, LedgerName ledger, long from, long to) {
        store.erase(handle, ledger, from, to);
    }

    public void erase(LedgerName ledger, long index) {
        jdbi.useHandle(handle -> store.erase(handle, ledger, index, index + 1));
    }
}
