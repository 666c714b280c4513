package se.intyga.consent.rights;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// What persons asked one agency: the agency reads its own and answers them. The agency's identity is a parameter that
/// its access token settled; another agency's case is like one that never was.
@Singleton
public final class AgencyCases {
    /// The most that are read at once.
    public static final int MOST = 100;

    private final CaseStore store;
    private final TellOfCase tell;
    private final Clock clock;

    AgencyCases(CaseStore store, TellOfCase tell, Clock clock) {
        this.store = store;
        this.tell = tell;
        this.clock = clock;
    }

    /// Oldest first, at most 100.
    public List<RightsCase> of(String agency, boolean ended) {
        return store.ofAgency(agency, ended, MOST);
    }

    public Optional<RightsCase> find(String agency, String id) {
        return store.findOfAgency(agency, id).map(CaseStore.OfPerson::opened);
    }

    /// The agency answers: that it has the case, did as asked, or does not, and why. Told to the person and in the
    /// agency's own ledger.
    public ChangeCase.Outcome answer(String agency, String id, CaseState next, String answer) {
        Optional<CaseStore.OfPerson> found = store.findOfAgency(agency, id);
        if (found.isEmpty()) {
            return new ChangeCase.Outcome.NotFound();
        }
        RightsCase now = found.get().opened();
        boolean agencys = next == CaseState.RECEIVED || next == CaseState.DONE || next == CaseState.REFUSED;
        if (!agencys || !now.asked().kind().allows(now.state(), next)) {
            return new ChangeCase.Outcome.NotAllowed(now.state());
        }
        RightsCase changed = now.in(next, Optional.of(answer), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (!store.replace(found.get().person(), changed)) {
            return new ChangeCase.Outcome.NotAllowed(now.state());
        }
        tell.decided(found.get().person(), changed);
        return new ChangeCase.Outcome.Changed(changed);
    }
}
