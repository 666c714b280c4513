package se.intyga.consent.ledger;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.checkpoint.LedgerKey;

/// Recomputes a whole ledger from its rows and compares it with every checkpoint that was signed. Reads one consistent
/// state of the database, page by page.
@Singleton
public final class VerifyLedger {
    private static final int PAGE = 1000;

    private final Jdbi jdbi;
    private final LedgerStore store;
    private final LedgerKey key;

    VerifyLedger(Jdbi jdbi, LedgerStore store, LedgerKey key) {
        this.jdbi = jdbi;
        this.store = store;
        this.key = key;
    }

    public LedgerVerdict verify(LedgerName ledger) {
        return verify(ledger, Optional.empty());
    }

    /// Also against a checkpoint that someone outside has kept: only that shows that the end was cut off and signed
    /// anew
    /// by a thief of the ledger's key.
    public LedgerVerdict verify(LedgerName ledger, Checkpoint keptOutside) {
        return verify(ledger, Optional.of(keptOutside));
    }

    private LedgerVerdict verify(LedgerName ledger, Optional<Checkpoint> keptOutside) {
        return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
            LedgerRecount recount = new LedgerRecount(ledger, key, keptOutside);
            List<LedgerStore.Row> rows;
            do {
                rows = store.rows(handle, ledger, recount.size(), PAGE);
                Optional<LedgerVerdict.DoesNotFit> misfit = page(handle, ledger, recount, rows);
                if (misfit.isPresent()) {
                    return misfit.get();
                }
            } while (rows.size() == PAGE);
            return recount.end(store.head(handle, ledger), store.lastCheckpoint(handle, ledger));
        });
    }

    private Optional<LedgerVerdict.DoesNotFit> page(
            Handle handle, LedgerName ledger, LedgerRecount recount, List<LedgerStore.Row> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        long first = recount.size();
        var checkpoints = store.checkpoints(handle, ledger, first + 1, first + PAGE);
        for (LedgerStore.Row row : rows) {
            Optional<LedgerVerdict.DoesNotFit> misfit = recount.leaf(row, checkpoints);
            if (misfit.isPresent()) {
                return misfit;
            }
        }
        var stored = store.nodes(handle, ledger, List.copyOf(recount.nodes().keySet()));
        return recount.compareNodes(stored);
    }
}
