package se.intyga.consent.person;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
        return places(person).entrySet().stream()
                .flatMap(
                        of -> ledgers.ledger(of.getKey()).entries(of.getValue(), opening(person, of.getKey())).stream())
                .flatMap(entry -> entry.event().stream()
                        .map(event -> new HistoryEntry(HistoryEntry.Origin.AGENCY, entry.reference(), event)))
                .toList();
    }

    private Map<LedgerName, List<Long>> places(PersonReference person) {
        return jdbi
                .withHandle(handle -> handle.createQuery(
                                "SELECT ledger, idx FROM consent.person_entry WHERE person = :person")
                        .bind("person", person.bytes())
                        .map((row, _) -> Map.entry(new LedgerName(row.getString("ledger")), row.getLong("idx")))
                        .list())
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
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
        Map<Long, AboutPerson.Opening> openings = new HashMap<>();
        handle.createQuery("SELECT e.idx, e.person, k.wrapped FROM consent.person_entry e"
                        + " JOIN consent.person_key k ON k.person = e.person AND k.ledger = e.ledger"
                        + " WHERE e.ledger = :ledger AND e.idx >= :from AND e.idx < :end")
                .bind("ledger", ledger.value())
                .bind("from", from)
                .bind("end", end)
                .map((row, _) -> openings.put(
                        row.getLong("idx"),
                        opening(keys.unwrap(
                                PersonReference.of(row.getBytes("person")), ledger, row.getBytes("wrapped")))))
                .list();
        return openings;
    }

    private Optional<AboutPerson.Opening> opening(PersonReference person, LedgerName ledger) {
        return jdbi.withHandle(handle -> keys.find(handle, person, ledger)).map(this::opening);
    }

    private AboutPerson.Opening opening(PersonKey key) {
        return new SealWithKey(key, random);
    }
}
