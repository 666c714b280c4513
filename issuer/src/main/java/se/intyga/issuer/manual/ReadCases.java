package se.intyga.issuer.manual;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.agency.AgencyId;

/// Reads an agency's queue. It shows no person, so reading it leaves no entry with any.
@Singleton
public final class ReadCases {
    private final CaseStore cases;
    private final CaseSteps steps;
    private final RecordCase record;
    private final Clock clock;

    ReadCases(CaseStore cases, CaseSteps steps, RecordCase record, Clock clock) {
        this.cases = cases;
        this.steps = steps;
        this.record = record;
        this.clock = clock;
    }

    CaseAnswer.Cases page(Agency agency, CaseQuery query) {
        steps.expire(agency.id(), clock.instant());
        record.catchUp(agency);
        return new CaseAnswer.Cases(
                cases.page(agency.id(), query.state(), query.limit(), query.offset()).stream()
                        .map(CaseAnswer::of)
                        .toList(),
                query.page(),
                query.limit(),
                cases.count(agency.id(), query.state()));
    }

    /// Whether the agency has such a case, and it is still to be decided.
    public boolean open(AgencyId agency, CaseId id) {
        return cases.find(agency, id).filter(found -> found.state().open()).isPresent();
    }

    Optional<ReleaseCase> one(Agency agency, CaseId id) {
        steps.expire(agency.id(), clock.instant());
        return cases.find(agency.id(), id);
    }
}
