package se.intyga.consent.person;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.AboutPerson;
import se.intyga.consent.ledger.AppendEntry;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;

/// Appends an event about a person to an agency's ledger: event and salt sealed under her key, and the link to her, all
/// in
/// the transaction of the leaf. A relying party's ledger holds no person key at all: there it is refused.
@Singleton
public final class AppendAboutPerson {
    private final AppendEntry append;
    private final PersonKeys keys;
    private final Jdbi jdbi;
    private final SecureRandom random;

    public AppendAboutPerson(AppendEntry append, PersonKeys keys, Jdbi jdbi, SecureRandom random) {
        this.append = append;
        this.keys = keys;
        this.jdbi = jdbi;
        this.random = random;
    }

    private record Person(PersonReference person, PersonKey key, SecureRandom random) implements AboutPerson {
        @Override
        public byte[] reference() {
            return person.bytes();
        }

        @Override
        public byte[] seal(byte[] content, byte[] place) {
            return key.seal(content, place, random);
        }
    }

    /// Returns when the entry is committed, as [AppendEntry#append] does.
    public EntryReference append(LedgerName ledger, PersonReference person, LedgerEvent event) {
        return append.append(ledger, event, about(ledger, person));
    }

    /// As [AppendEntry#appendOnce] does.
    public EntryReference appendOnce(LedgerName ledger, PersonReference person, LedgerEvent event) {
        return append.appendOnce(ledger, event, about(ledger, person));
    }

    /// As [AppendEntry#appendOncePerReason] does.
    public EntryReference appendOncePerReason(LedgerName ledger, PersonReference person, LedgerEvent event) {
        return append.appendOncePerReason(ledger, event, about(ledger, person));
    }

    /// Before the append: of two ledgers' transactions none waits for a key the other is just making.
    private AboutPerson about(LedgerName ledger, PersonReference person) {
        if (!ledger.isAgencys()) {
            throw new IllegalArgumentException("only entries of an agency's own ledger are linked to a person");
        }
        return new Person(person, jdbi.inTransaction(handle -> keys.findOrMake(handle, person)), random);
    }
}
