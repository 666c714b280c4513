package se.intyga.issuer.manual;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import se.intyga.eid.person.PersonHash;
import se.intyga.eid.person.PersonIndex;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.issuer.agency.Agency;

/// The person's own cases at one agency: how they stand, and taking one back.
@Singleton
final class OwnCases {
    private final CaseStore cases;
    private final CaseSteps steps;
    private final RecordCase record;
    private final EphemeralStore store;
    private final PersonIndex index;
    private final Clock clock;

    OwnCases(
            CaseStore cases, CaseSteps steps, RecordCase record, EphemeralStore store, PersonIndex index, Clock clock) {
        this.cases = cases;
        this.steps = steps;
        this.record = record;
        this.store = store;
        this.index = index;
        this.clock = clock;
    }

    List<ReleaseCase> of(Agency agency, PersonalNumber person) {
        steps.expire(agency.id(), clock.instant());
        return cases.ofPerson(agency.id(), index.of(person));
    }

    /// False: there is no such open case of hers.
    boolean withdraw(Agency agency, PersonalNumber person, CaseId id) {
        PersonHash hash = index.of(person);
        boolean withdrawn = steps.withdraw(agency.id(), id, hash, clock.instant());
        if (withdrawn) {
            record.ended(agency, cases.find(agency.id(), id).orElseThrow());
            OpenCase.forget(store, id);
        }
        return withdrawn;
    }
}
