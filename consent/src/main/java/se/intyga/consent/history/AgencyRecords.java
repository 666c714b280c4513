package se.intyga.consent.history;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.ledger.Entry;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Ledgers;

/// The links from persons to entries of agencies' ledgers.
@Singleton
final class AgencyRecords implements HistorySource {
    private record Place(LedgerName ledger, long index) {}

    private final Jdbi jdbi;
    private final Ledgers ledgers;

    AgencyRecords(Jdbi jdbi, Ledgers ledgers) {
        this.jdbi = jdbi;
        this.ledgers = ledgers;
    }

    void link(PersonReference person, EntryReference entry) {
        jdbi.useHandle(handle -> handle.createUpdate("INSERT INTO consent.person_entry (person, ledger, idx)"
                        + " VALUES (:person, :ledger, :idx) ON CONFLICT DO NOTHING")
                .bind("person", person.bytes())
                .bind("ledger", entry.ledger().value())
                .bind("idx", entry.index())
                .execute());
    }

    void forget(PersonReference person) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM consent.person_entry WHERE person = :person")
                .bind("person", person.bytes())
                .execute());
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
        List<HistoryEntry> entries = new ArrayList<>();
        for (Place place : places) {
            Optional<Entry> entry = ledgers.ledger(place.ledger()).entry(place.index());
            entry.flatMap(found -> found.event()
                            .map(event -> new HistoryEntry(HistoryEntry.Origin.AGENCY, found.reference(), event)))
                    .ifPresent(entries::add);
        }
        return entries;
    }
}
