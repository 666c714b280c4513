package se.intyga.consent.ledger;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.checkpoint.LedgerKeys;

/// Recomputes a whole ledger from its rows and compares it with every checkpoint that was signed. Reads one consistent
/// state of the database, page by page.
@Singleton
public final class VerifyLedger {
    private static final int PAGE = 1000;

    private final Jdbi jdbi;
    private final LedgerStore store;
    private final LedgerKeys keys;
    private final SealedEvents sealedEvents;

    public VerifyLedger(Jdbi jdbi, LedgerKeys keys, SealedEvents sealedEvents) {
        this.sealedEvents = sealedEvents;
        this.jdbi = jdbi;
        this.store = new LedgerStore();
        this.keys = keys;
    }

    /// The names of all ledgers that have a head or a checkpoint.
    public List<LedgerName> names() {
        return jdbi.withHandle(store::names);
    }

    /// A checkpoint of ours that someone kept, read from its note.
    public Optional<Checkpoint> kept(LedgerName ledger, String note) {
        return OwnCheckpoints.read(note, ledger, keys);
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
            LedgerRecount recount = new LedgerRecount(ledger, keys, keptOutside);
            List<LedgerStore.Row> rows;
            do {
                rows = store.rows(handle, ledger, recount.size(), PAGE);
                Optional<LedgerVerdict.DoesNotFit> misfit = page(handle, ledger, recount, rows);
                if (misfit.isPresent()) {
                    return misfit.get();
                }
            } while (rows.size() == PAGE);
            return recount.end(
                    store.head(handle, ledger),
                    store.lastCheckpoint(handle, ledger),
                    store.countNodes(handle, ledger),
                    store.lastLink(handle, ledger));
        });
    }

    private Optional<LedgerVerdict.DoesNotFit> page(
            Handle handle, LedgerName ledger, LedgerRecount recount, List<LedgerStore.Row> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        long first = recount.size();
        var checkpoints = store.checkpoints(handle, ledger, first + 1, first + PAGE);
        long end = rows.getLast().reference().index() + 1;
        var openings = sealedEvents.openings(handle, ledger, first, end);
        for (LedgerStore.Row row : rows) {
            Optional<LedgerVerdict.DoesNotFit> misfit = recount.leaf(
                    row,
                    checkpoints,
                    Optional.ofNullable(openings.get(row.reference().index())));
            if (misfit.isPresent()) {
                return misfit;
            }
        }
        return recount.compareNodes(store.completed(handle, ledger, first, recount.size()));
    }
}
