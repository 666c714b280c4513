package se.intyga.consent.retention;

import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Handle;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Ledgers;
import se.intyga.consent.person.ErasePerson;
import se.intyga.legalbasis.rule.RecordType;

/// Links from persons to entries of agencies' ledgers, reckoned from the entry; with a person's last link to a ledger
/// her
/// key for it. Without its link a sealed event cannot be opened any more.
@Singleton
final class PersonLinkKeeper implements RecordKeeper {
    private final Ledgers ledgers;
    private final ErasePerson erasePerson;

    PersonLinkKeeper(Ledgers ledgers, ErasePerson erasePerson) {
        this.ledgers = ledgers;
        this.erasePerson = erasePerson;
    }

    @Override
    public RecordType type() {
        return RecordType.PERSON_LINK;
    }

    @Override
    public String name() {
        return "person-link";
    }

    @Override
    public List<String> tables() {
        return List.of("consent.person_entry", "consent.person_key");
    }

    @Override
    public int overdue(Handle handle, Old old, int limit) {
        int found = 0;
        for (LedgerName ledger : ledgers.names()) {
            if (found < limit && old.whose().covers(ledger.agency())) {
                found += handle.createQuery("SELECT count(*) FROM (SELECT 1 FROM consent.person_entry"
                                + " WHERE ledger = :ledger AND idx < :end LIMIT :limit) AS old")
                        .bind("ledger", ledger.value())
                        .bind("end", ledgers.ledger(ledger).firstSince(old.before()))
                        .bind("limit", limit - found)
                        .mapTo(Integer.class)
                        .one();
            }
        }
        return found;
    }

    @Override
    public int dispose(Handle handle, Old old, int limit) {
        int disposed = 0;
        for (LedgerName ledger : ledgers.names()) {
            if (disposed < limit && old.whose().covers(ledger.agency())) {
                disposed += erasePerson.forget(
                        handle, ledger, ledgers.ledger(ledger).firstSince(old.before()), limit - disposed);
            }
        }
        return disposed;
    }
}
