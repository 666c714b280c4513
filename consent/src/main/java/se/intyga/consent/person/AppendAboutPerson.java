package se.intyga.consent.person;

import jakarta.inject.Singleton;
import java.util.Optional;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.AboutPerson;
import se.intyga.consent.ledger.AppendEntry;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.WithEntry;

/// Appends an event about a person to an agency's ledger: event and salt sealed under her key for that ledger, and the
/// link to her, all in the transaction of the leaf. A relying party's ledger holds no person key at all: there it is
/// refused.
@Singleton
public final class AppendAboutPerson {
    private final AppendEntry append;

    public AppendAboutPerson(AppendEntry append) {
        this.append = append;
    }

    private record Person(PersonReference person) implements AboutPerson {
        @Override
        public byte[] reference() {
            return person.bytes();
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

    /// As [AppendEntry#appendWith] does.
    public Optional<EntryReference> appendWith(
            LedgerName ledger, PersonReference person, LedgerEvent event, WithEntry with) {
        return append.appendWith(ledger, event, about(ledger, person), with);
    }

    private Person about(LedgerName ledger, PersonReference person) {
        if (!ledger.isAgencys()) {
            throw new IllegalArgumentException("only entries of an agency's own ledger are linked to a person");
        }
        return new Person(person);
    }
}
