package se.intyga.consent.rights;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import se.intyga.consent.history.PersonReference;

/// A person's own cases. Somebody else's id finds nothing, like one that never was.
@Singleton
public final class ReadCases {
    private final CaseStore store;

    ReadCases(CaseStore store) {
        this.store = store;
    }

    /// All, the newest first.
    public List<RightsCase> of(PersonReference person) {
        return store.of(person);
    }

    public Optional<RightsCase> find(PersonReference person, String id) {
        return store.find(person, id);
    }
}
