package se.intyga.consent.person;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.history.HistoryEntry;
import se.intyga.consent.history.HistorySource;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.AboutPerson;
import se.intyga.consent.ledger.Entry;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Ledgers;
import se.intyga.consent.ledger.SealedEvents;

/// What agencies' ledgers hold about a person, opened with her key: for her history, and for the check of a ledger.
@Singleton
public final class SealedRecords implements HistorySource, SealedEvents {
    private record Place(LedgerName ledger, long index) {}

    private final Jdbi jdbi;
    private final Ledgers ledgers;
    private final PersonKeys keys;

    public SealedRecords(Jdbi jdbi, Ledgers ledgers, PersonKeys keys) {
        this.jdbi = jdbi;
        this.ledgers = ledgers;
        this.keys = keys;
    }

    @Override
    public boolean isAgencys() {
        return true;
    }

    @Override
    public List<HistoryEntry> of(PersonReference person) {
        Optional<PersonKey> key = jdbi.inTransaction(handle -> keys.find(handle, person));
        if (key.isEmpty()) {
            return List.of();
        }
        List<Place> places = jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT p.ledger, p.idx FROM consent.person_entry p JOIN consent.entry e"
                                + " ON e.ledger = p.ledger AND e.idx = p.idx"
                                + " WHERE p.person = :person AND e.sealed IS NOT NULL")
                .bind("person", person.bytes())
                .map((row, _) -> new Place(new LedgerName(row.getString("ledger")), row.getLong("idx")))
                .list());
        return places.stream()
                .flatMap(place -> ledgers.ledger(place.ledger()).entry(place.index(), key.get()::open).stream())
                .flatMap(entry -> entry.event().stream()
                        .map(event -> new HistoryEntry(HistoryEntry.Origin.AGENCY, entry.reference(), event)))
                .toList();
    }

    /// An agency's own record in order, at most 1000 entries: opened as long as the persons' keys exist.
    public List<Entry> entries(LedgerName ledger, long from, int limit) {
        return ledgers.ledger(ledger).entries(from, limit).stream()
                .map(entry -> jdbi.inTransaction(handle ->
                                opening(handle, ledger, entry.reference().index()))
                        .flatMap(opening ->
                                ledgers.ledger(ledger).entry(entry.reference().index(), opening))
                        .orElse(entry))
                .toList();
    }

    @Override
    public Optional<AboutPerson.Opening> opening(Handle handle, LedgerName ledger, long index) {
        return handle.createQuery("SELECT person FROM consent.person_entry WHERE ledger = :ledger AND idx = :idx")
                .bind("ledger", ledger.value())
                .bind("idx", index)
                .mapTo(byte[].class)
                .findFirst()
                .flatMap(person -> keys.find(handle, PersonReference.of(person)))
                .map(key -> key::open);
    }
}
