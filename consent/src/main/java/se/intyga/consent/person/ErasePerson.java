package se.intyga.consent.person;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.LedgerName;

/// Erases a person from an agency's ledger without rewriting it: her key for that ledger goes, and with it every event
/// and salt it sealed, in every copy there is; so do the links to her. The leaves stay, and the tree still verifies.
/// Other agencies' ledgers, and what she keeps herself, have keys of their own and stay readable.
@Singleton
public final class ErasePerson {
    private final Jdbi jdbi;
    private final PersonKeys keys;

    public ErasePerson(Jdbi jdbi, PersonKeys keys) {
        this.jdbi = jdbi;
        this.keys = keys;
    }

    /// As [#erase(Handle, PersonReference, LedgerName)], in a transaction of its own.
    public int erase(PersonReference person, LedgerName ledger) {
        return jdbi.inTransaction(handle -> erase(handle, person, ledger));
    }

    /// How many entries of that ledger are no longer linked to the person: none is left, and a second time it is
    /// none. Takes in the caller's transaction: the row lock of the ledger (so that no entry about her is appended
    /// between key and commit), her key for the ledger, event, salt and mark of every entry that is linked to her
    /// there, sealed or from before they were sealed, the links, and the notes that others asked that agency about
    /// her. Whoever changes entries of the ledger in the same transaction calls [#hold] before, or two could wait
    /// for each other.
    public int erase(Handle handle, PersonReference person, LedgerName ledger) {
        hold(handle, ledger);
        keys.destroy(handle, person, ledger);
        run(
                handle,
                "UPDATE consent.entry e SET sealed = NULL, salt = NULL, body = NULL, mark = NULL"
                        + " FROM consent.person_entry p WHERE p.person = :person AND p.ledger = :ledger"
                        + " AND e.ledger = p.ledger AND e.idx = p.idx",
                person,
                ledger);
        run(handle, "DELETE FROM consent.noted_query WHERE person = :person AND ledger = :ledger", person, ledger);
        return run(
                handle, "DELETE FROM consent.person_entry WHERE person = :person AND ledger = :ledger", person, ledger);
    }

    /// Lets nobody append to the ledger until the transaction ends. Of several ledgers in the order of their names.
    public void hold(Handle handle, LedgerName ledger) {
        var _ = handle.createQuery("SELECT name FROM consent.ledger WHERE name = :ledger FOR UPDATE")
                .bind("ledger", ledger.value())
                .mapTo(String.class)
                .findOne();
    }

    /// Lets go of at most `limit` links to entries of the ledger before that index, and of the ledger's key of
    /// every person whom no entry of it is linked to any more: what it sealed can be opened in no copy then. How
    /// many links went. In the caller's transaction, which then holds the ledger as with [#erase].
    public int forget(Handle handle, LedgerName ledger, long end, int limit) {
        hold(handle, ledger);
        List<PersonReference> unlinked = handle.createQuery(
                        "DELETE FROM consent.person_entry WHERE (person, ledger, idx) IN"
                                + " (SELECT person, ledger, idx FROM consent.person_entry"
                                + " WHERE ledger = :ledger AND idx < :end ORDER BY idx LIMIT :limit) RETURNING person")
                .bind("ledger", ledger.value())
                .bind("end", end)
                .bind("limit", limit)
                .mapTo(byte[].class)
                .map(PersonReference::of)
                .list();
        for (PersonReference person : Set.copyOf(unlinked)) {
            boolean linked = handle.createQuery(
                            "SELECT EXISTS (SELECT 1 FROM consent.person_entry WHERE person = :person AND ledger = :ledger)")
                    .bind("person", person.bytes())
                    .bind("ledger", ledger.value())
                    .mapTo(Boolean.class)
                    .one();
            if (!linked) {
                keys.destroy(handle, person, ledger);
            }
        }
        return unlinked.size();
    }

    /// All there is of her: every agency's ledger, and what she keeps herself with its key. How many entries are no
    /// longer linked to her.
    public int erase(PersonReference person) {
        return jdbi.inTransaction(handle -> {
            for (String table : new String[] {
                "kept_receipt", "rights_case", "noted_query", "approval", "consent", "agreement", "decline"
            }) {
                handle.createUpdate("DELETE FROM consent." + table + " WHERE person = :person")
                        .bind("person", person.bytes())
                        .execute();
            }
            keys.destroy(handle, person);
            int entries = 0;
            for (LedgerName ledger : keys.ledgers(handle, person)) {
                entries += erase(handle, person, ledger);
            }
            return entries;
        });
    }

    private static int run(Handle handle, String sql, PersonReference person, LedgerName ledger) {
        return handle.createUpdate(sql)
                .bind("person", person.bytes())
                .bind("ledger", ledger.value())
                .execute();
    }
}
