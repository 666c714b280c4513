package se.intyga.consent.rights;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import se.intyga.consent.history.PersonReference;

/// A person's case goes on. Of two changes at once, on any replica, one counts.
@Singleton
public final class ChangeCase {
    private final CaseStore store;
    private final Clock clock;

    ChangeCase(CaseStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// What became of it.
    public sealed interface Outcome {
        record Changed(RightsCase changed) implements Outcome {}

        /// There is no such case of this person.
        record NotFound() implements Outcome {}

        /// It does not lead there from where it is now.
        record NotAllowed(CaseState now) implements Outcome {}
    }

    public Outcome change(PersonReference person, String id, CaseState next, Optional<String> answer) {
        Optional<RightsCase> found = store.find(person, id);
        if (found.isEmpty()) {
            return new Outcome.NotFound();
        }
        RightsCase now = found.get();
        if (!now.asked().kind().allows(now.state(), next)) {
            return new Outcome.NotAllowed(now.state());
        }
        RightsCase changed = now.in(next, answer, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return store.replace(person, changed) ? new Outcome.Changed(changed) : new Outcome.NotAllowed(now.state());
    }
}
