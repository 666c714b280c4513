package se.intyga.consent.person;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.history.PersonReference;

/// Erases a person from the ledgers without rewriting one: her key goes, and with it every event, salt and receipt it
/// sealed, in every copy there is; so do the links to her. The leaves stay, and the trees still verify.
@Singleton
public final class ErasePerson {
    private final Jdbi jdbi;
    private final PersonKeys keys;

    public ErasePerson(Jdbi jdbi, PersonKeys keys) {
        this.jdbi = jdbi;
        this.keys = keys;
    }

    /// How many entries are no longer linked to the person. Entries that were linked but never sealed lose event and
    /// salt.
    public int erase(PersonReference person) {
        return jdbi.inTransaction(handle -> {
            keys.destroy(handle, person);
            handle.createUpdate("UPDATE consent.entry e SET sealed = NULL, salt = NULL, body = NULL"
                            + " FROM consent.person_entry p WHERE p.person = :person AND e.ledger = p.ledger"
                            + " AND e.idx = p.idx")
                    .bind("person", person.bytes())
                    .execute();
            handle.createUpdate("DELETE FROM consent.kept_receipt WHERE person = :person")
                    .bind("person", person.bytes())
                    .execute();
            handle.createUpdate("DELETE FROM consent.rights_case WHERE person = :person")
                    .bind("person", person.bytes())
                    .execute();
            handle.createUpdate("DELETE FROM consent.noted_query WHERE person = :person")
                    .bind("person", person.bytes())
                    .execute();
            return handle.createUpdate("DELETE FROM consent.person_entry WHERE person = :person")
                    .bind("person", person.bytes())
                    .execute();
        });
    }
}
