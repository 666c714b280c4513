package se.intyga.consent.act;

import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.person.PersonKeys;

/// A person's own refusals.
@Singleton
public final class ReadDeclines {
    private final DeclineStore declines;
    private final PersonKeys keys;
    private final Jdbi jdbi;

    ReadDeclines(DeclineStore declines, PersonKeys keys, Jdbi jdbi) {
        this.declines = declines;
        this.keys = keys;
        this.jdbi = jdbi;
    }

    public List<RecordedDecline> all(PersonReference person) {
        return jdbi.inTransaction(handle -> keys.find(handle, person)
                .map(key -> declines.all(handle, person, key))
                .orElseGet(List::of));
    }
}
