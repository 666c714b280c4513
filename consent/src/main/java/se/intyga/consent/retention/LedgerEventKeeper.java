package se.intyga.consent.retention;

import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Handle;
import se.intyga.consent.ledger.EraseEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Ledgers;
import se.intyga.consent.person.ErasePerson;
import se.intyga.legalbasis.rule.RecordType;

/// Events of the ledgers: event and salt are destroyed, the leaf stays and the tree still verifies. The links of
/// persons
/// to such entries go with them, and with a person's last link to a ledger her key for it. Entries lie in the order of
/// their times, so a mark a ledger says how far it
/// has come.
@Singleton
final class LedgerEventKeeper implements RecordKeeper {
    private final Ledgers ledgers;
    private final EraseEvent eraseEvent;
    private final ErasePerson erasePerson;

    LedgerEventKeeper(Ledgers ledgers, EraseEvent eraseEvent, ErasePerson erasePerson) {
        this.ledgers = ledgers;
        this.eraseEvent = eraseEvent;
        this.erasePerson = erasePerson;
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
    public List<String> tables() {
        return List.of("consent.entry");
    }

    @Override
    public int overdue(Handle handle, Old old, int limit) {
        long found = 0;
        for (LedgerName ledger : ledgers.names()) {
            if (old.whose().covers(ledger.agency())) {
                long come = come(handle, ledger);
                found += Math.max(0, ledgers.ledger(ledger).firstSince(old.before()) - come);
            }
        }
        return (int) Math.min(found, limit);
    }

    @Override
    public int dispose(Handle handle, Old old, int limit) {
        int disposed = 0;
        for (LedgerName ledger : ledgers.names()) {
            if (disposed < limit && old.whose().covers(ledger.agency())) {
                long from = come(handle, ledger);
                long to = Math.min(ledgers.ledger(ledger).firstSince(old.before()), from + limit - disposed);
                if (from < to) {
                    erase(handle, ledger, from, to);
                    disposed += (int) (to - from);
                }
            }
        }
        return disposed;
    }

    private void erase(Handle handle, LedgerName ledger, long from, long to) {
        var _ = erasePerson.forget(handle, ledger, to, Integer.MAX_VALUE);
        eraseEvent.erase(handle, ledger, from, to);
        handle.createUpdate("INSERT INTO consent.retention_mark (ledger, next_idx) VALUES (:ledger, :next)"
                        + " ON CONFLICT (ledger) DO UPDATE SET next_idx = :next")
                .bind("ledger", ledger.value())
                .bind("next", to)
                .execute();
    }

    private static long come(Handle handle, LedgerName ledger) {
        return handle.createQuery("SELECT next_idx FROM consent.retention_mark WHERE ledger = :ledger")
                .bind("ledger", ledger.value())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }
}
