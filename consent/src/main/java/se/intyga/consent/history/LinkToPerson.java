package se.intyga.consent.history;

import jakarta.inject.Singleton;
import se.intyga.consent.ledger.EntryReference;

/// Notes that an entry of an agency's ledger is about a person, so that the agency can answer her. A relying party's
/// ledger holds no person key at all: there it is refused.
@Singleton
public final class LinkToPerson {
    private final AgencyRecords records;

    LinkToPerson(AgencyRecords records) {
        this.records = records;
    }

    public void link(PersonReference person, EntryReference entry) {
        if (!entry.ledger().isAgencys()) {
            throw new IllegalArgumentException("only entries of an agency's own ledger are linked to a person");
        }
        records.link(person, entry);
    }

    /// Forgets all links to the person; the entries stay and no longer lead to anyone.
    public void forget(PersonReference person) {
        records.forget(person);
    }
}
