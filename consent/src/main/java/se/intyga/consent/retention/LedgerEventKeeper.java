package se.intyga.consent.retention;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import se.intyga.consent.ledger.Entry;
import se.intyga.consent.ledger.EraseEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Ledgers;
import se.intyga.legalbasis.rule.RecordType;

/// Events of the ledgers: event and salt are destroyed, the leaf stays and the tree still verifies. A link from a
/// person to such an entry goes with it. Entries lie in the order of their times, so a mark a ledger says how far it
/// has come.
@Singleton
final class LedgerEventKeeper implements RecordKeeper {
    private final Ledgers ledgers;
    private final EraseEvent eraseEvent;

    LedgerEventKeeper(Ledgers ledgers, EraseEvent eraseEvent) {
        this.ledgers = ledgers;
        this.eraseEvent = eraseEvent;
    }

    @Override
    public RecordType type() {
        return RecordType.LEDGER_EVENT;
    }

    @Override
    public String name() {
        return "ledger-event";
    }

    @Override
    public int overdue(Handle handle, Instant before, int limit) {
        int found = 0;
        for (LedgerName ledger : ledgers.names()) {
            found += tooOld(ledger, come(handle, ledger), before, limit - found).size();
            if (found >= limit) {
                break;
            }
        }
        return found;
    }

    @Override
    public int dispose(Handle handle, Instant before, int limit) {
        int disposed = 0;
        for (LedgerName ledger : ledgers.names()) {
            if (disposed == limit) {
                break;
            }
            List<Entry> old = tooOld(ledger, come(handle, ledger), before, limit - disposed);
            for (Entry entry : old) {
                eraseEvent.erase(handle, ledger, entry.reference().index());
                handle.createUpdate("DELETE FROM consent.person_entry WHERE ledger = :ledger AND idx = :idx")
                        .bind("ledger", ledger.value())
                        .bind("idx", entry.reference().index())
                        .execute();
            }
            if (!old.isEmpty()) {
                handle.createUpdate("INSERT INTO consent.retention_mark (ledger, next_idx) VALUES (:ledger, :next)"
                                + " ON CONFLICT (ledger) DO UPDATE SET next_idx = :next")
                        .bind("ledger", ledger.value())
                        .bind("next", old.getLast().reference().index() + 1)
                        .execute();
            }
            disposed += old.size();
        }
        return disposed;
    }

    private List<Entry> tooOld(LedgerName ledger, long from, Instant before, int limit) {
        return ledgers.ledger(ledger).entries(from, limit).stream()
                .takeWhile(entry -> entry.appendedAt().isBefore(before))
                .toList();
    }

    private static long come(Handle handle, LedgerName ledger) {
        return handle.createQuery("SELECT next_idx FROM consent.retention_mark WHERE ledger = :ledger")
                .bind("ledger", ledger.value())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }
}
