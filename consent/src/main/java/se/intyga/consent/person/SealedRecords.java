package se.intyga.consent.person;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/// What agencies' ledgers hold about a person, opened with her keys: for her history, her receipts, and for the check
/// of a ledger. Events from before they were sealed are read as they lie there.
@Singleton
public final class SealedRecords implements HistorySource, SealedEvents {
    private record Place(LedgerName ledger, long index) {}

    private final Jdbi jdbi;
    private final Ledgers ledgers;
    private final PersonKeys keys;
    private final SecureRandom random;

    public SealedRecords(Jdbi jdbi, Ledgers ledgers, PersonKeys keys, SecureRandom random) {
        this.jdbi = jdbi;
        this.ledgers = ledgers;
        this.keys = keys;
        this.random = random;
    }

    @Override
    public boolean isAgencys() {
        return true;
    }

    @Override
    public List<HistoryEntry> of(PersonReference person) {
        List<Place> places = jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT ledger, idx FROM consent.person_entry WHERE person = :person")
                .bind("person", person.bytes())
                .map((row, _) -> new Place(new LedgerName(row.getString("ledger")), row.getLong("idx")))
                .list());
        Map<LedgerName, Optional<AboutPerson.Opening>> openings = new HashMap<>();
        SealedEvents hers =
                (handle, ledger, index, _) -> openings.computeIfAbsent(ledger, of -> opening(handle, person, of))
                        .map(opening -> Map.of(index, opening))
                        .orElseGet(Map::of);
        return places.stream()
                .flatMap(place -> ledgers.ledger(place.ledger()).entry(place.index(), hers).stream())
                .flatMap(entry -> entry.event().stream()
                        .map(event -> new HistoryEntry(HistoryEntry.Origin.AGENCY, entry.reference(), event)))
                .toList();
    }

    /// An agency's own record in order, at most 1000 entries: opened as long as the persons' keys exist. For the agency
    /// itself and nobody else.
    public List<Entry> entries(LedgerName ledger, long from, int limit) {
        return ledgers.ledger(ledger).entries(from, limit, this);
    }

    @Override
    public Map<Long, AboutPerson.Opening> openings(Handle handle, LedgerName ledger, long from, long end) {
        if (!ledger.isAgencys()) {
            return Map.of();
        }
        Map<PersonReference, Optional<AboutPerson.Opening>> persons = new HashMap<>();
        Map<Long, AboutPerson.Opening> openings = new HashMap<>();
        handle.createQuery("SELECT person, idx FROM consent.person_entry"
                        + " WHERE ledger = :ledger AND idx >= :from AND idx < :end")
                .bind("ledger", ledger.value())
                .bind("from", from)
                .bind("end", end)
                .map((row, _) -> Map.entry(row.getLong("idx"), PersonReference.of(row.getBytes("person"))))
                .list()
                .forEach(link -> persons.computeIfAbsent(link.getValue(), person -> opening(handle, person, ledger))
                        .ifPresent(opening -> openings.put(link.getKey(), opening)));
        return openings;
    }

    private Optional<AboutPerson.Opening> opening(Handle handle, PersonReference person, LedgerName ledger) {
        return keys.find(handle, person, ledger).map(key -> new SealWithKey(key, random));
    }
}
