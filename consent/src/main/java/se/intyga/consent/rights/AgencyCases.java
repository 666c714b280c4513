package se.intyga.consent.rights;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.ledger.WithEntry;
import se.intyga.consent.person.ErasePerson;

/// What persons asked one agency: the agency reads its own and answers them. The agency's identity is a parameter that
/// its access token settled; another agency's case is like one that never was. A case is found by its id, never by a
/// person.
@Singleton
public final class AgencyCases {
    /// The most that are read at once.
    public static final int MOST = 100;

    private final CaseStore store;
    private final TellOfCase tell;
    private final ErasePerson erasePerson;
    private final List<ErasedOnGrant> rooms;
    private final Clock clock;

    AgencyCases(CaseStore store, TellOfCase tell, ErasePerson erasePerson, List<ErasedOnGrant> rooms, Clock clock) {
        this.store = store;
        this.tell = tell;
        this.erasePerson = erasePerson;
        this.rooms = List.copyOf(rooms);
        this.clock = clock;
    }

    /// At most 100: open ones the oldest first, ended ones the latest first.
    public List<RightsCase> of(String agency, boolean ended) {
        return store.ofAgency(agency, ended, MOST);
    }

    /// The whole case, with what the person wrote and who she is. That it was read stands in the agency's ledger
    /// before it is shown.
    ///
    /// @param unit who reads, as the person shall know it
    public Optional<RightsCase> look(String agency, String id, Party unit) {
        Optional<CaseStore.OfPerson> found = store.findOfAgency(agency, id);
        found.ifPresent(one -> tell.looked(one.person(), one.opened(), unit));
        return found.map(CaseStore.OfPerson::opened);
    }

    /// The agency answers: that it has the case, did as asked, or does not, and why. Told to the person and in the
    /// agency's own ledger, in one commit. That it did as asked is, for an erasure, the erasure itself: what this
    /// agency's ledger says of her is gone with the same commit, with the rooms' rows that are over, and the case
    /// tells her so.
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
        PersonReference person = found.get().person();
        RightsCase changed = now.in(next, Optional.of(answer), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        boolean erases = changed.asked().kind() == CaseKind.ERASURE && next == CaseState.DONE;
        WithEntry with = new WithEntry() {
            @Override
            public boolean takes(Handle handle) {
                return store.replace(handle, person, changed);
            }

            @Override
            public void keeps(Handle handle, EntryReference entry) {
                if (erases) {
                    erasePerson.erase(handle, person, entry.ledger());
                    rooms.forEach(room -> room.erase(handle, person, agency));
                }
            }
        };
        boolean done = erases ? tell.erased(changed, with) : tell.decided(person, changed, with);
        return done ? new ChangeCase.Outcome.Changed(changed) : new ChangeCase.Outcome.NotAllowed(now.state());
    }
}
