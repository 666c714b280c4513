package se.intyga.issuer.manual;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import se.intyga.eid.person.PersonHash;
import se.intyga.issuer.agency.Agency;
import se.intyga.legalbasis.release.HumanDecision;

/// What a case handler has decided on a person's document, for the release to rest on. Good once: taken when
/// the release is made.
@Singleton
public final class StandingRelease {
    private final CaseStore cases;
    private final CaseSteps steps;
    private final RecordCase record;
    private final Clock clock;

    StandingRelease(CaseStore cases, CaseSteps steps, RecordCase record, Clock clock) {
        this.cases = cases;
        this.steps = steps;
        this.record = record;
        this.clock = clock;
    }

    /// A decision to release.
    ///
    /// @param id to be taken with [#use]
    public record Found(CaseId id, HumanDecision.Release decision) {}

    /// The decision that this journey may rest on, if there is one that is still good.
    public Optional<Found> find(Agency agency, PersonHash person, String configurationId, String journey) {
        Instant now = clock.instant();
        record.catchUp(agency);
        return cases.releases(agency.id(), person, configurationId, journey, now).stream()
                .findFirst()
                .map(found -> new Found(found.id(), decision(found)));
    }

    /// Of all journeys one takes it, and may try again. False: another one has, or it is not good any more.
    public boolean use(Agency agency, CaseId id, String journey) {
        return steps.use(agency.id(), id, journey, clock.instant());
    }

    private static HumanDecision.Release decision(ReleaseCase found) {
        return switch (found.state()) {
            case CaseState.Released released -> decision(found, released.at(), released.until());
            case CaseState.Used used -> decision(found, used.decidedAt(), used.until());
            case CaseState.Waiting _,
                    CaseState.Claimed _,
                    CaseState.Proposed _,
                    CaseState.Refused _,
                    CaseState.Expired _,
                    CaseState.Withdrawn _ -> throw new IllegalStateException("a standing release is a decided one");
        };
    }

    private static HumanDecision.Release decision(ReleaseCase found, Instant at, Instant until) {
        return new HumanDecision.Release(found.grounds().codes(), found.id().reference(), at, until);
    }
}
