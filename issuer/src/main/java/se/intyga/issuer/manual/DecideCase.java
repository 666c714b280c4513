package se.intyga.issuer.manual;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.issuer.agency.Agency;

/// A case handler's steps towards a decision. Who decides has looked at the case, and so has seen the guideline.
@Singleton
final class DecideCase {
    private final CaseStore cases;
    private final CaseSteps steps;
    private final RecordCase record;
    private final EphemeralStore store;
    private final Clock clock;

    DecideCase(CaseStore cases, CaseSteps steps, RecordCase record, EphemeralStore store, Clock clock) {
        this.cases = cases;
        this.steps = steps;
        this.record = record;
        this.store = store;
        this.clock = clock;
    }

    /// How it went.
    sealed interface Outcome {
        /// The case as it stands now.
        record Done(ReleaseCase at) implements Outcome {}

        /// No such case of this agency.
        record NotFound() implements Outcome {}

        /// The step does not lead from the state that the case is in.
        record NotNow(ReleaseCase at) implements Outcome {}

        /// Another handler has it.
        record AnothersCase() implements Outcome {}

        /// Four eyes: who proposed does not confirm.
        record SameHandler() implements Outcome {}

        /// This handler has not looked at the case.
        record NotLooked() implements Outcome {}
    }

    Outcome claim(Agency agency, CaseId id, Handler by) {
        steps.expire(agency.id(), clock.instant());
        return steps.claim(agency.id(), id, by, clock.instant()) ? done(agency, id) : refused(agency, id, by);
    }

    Outcome say(Agency agency, CaseId id, Handler by, Verdict verdict) {
        return afterLook(agency, id, by, () -> steps.say(agency.id(), id, by, verdict, clock.instant()));
    }

    /// @param agrees false: the case waits again
    Outcome confirm(Agency agency, CaseId id, Handler by, boolean agrees) {
        return afterLook(
                agency,
                id,
                by,
                () -> agrees
                        ? steps.confirm(agency.id(), id, by, clock.instant())
                        : steps.giveBack(agency.id(), id, by, clock.instant()));
    }

    private Outcome afterLook(Agency agency, CaseId id, Handler by, Step step) {
        steps.expire(agency.id(), clock.instant());
        Optional<ReleaseCase> found = cases.find(agency.id(), id);
        if (found.isPresent() && found.get().state().open() && !cases.hasLooked(id, by)) {
            return new Outcome.NotLooked();
        }
        return step.taken() ? done(agency, id) : refused(agency, id, by);
    }

    private interface Step {
        boolean taken();
    }

    /// A decision is recorded before it counts; then whom the case is about is forgotten.
    private Outcome done(Agency agency, CaseId id) {
        ReleaseCase at = cases.find(agency.id(), id).orElseThrow();
        switch (at.state()) {
            case CaseState.Released _, CaseState.Refused _ -> {
                record.ended(agency, at);
                OpenCase.forget(store, id);
            }
            case CaseState.Waiting _,
                    CaseState.Claimed _,
                    CaseState.Proposed _,
                    CaseState.Used _,
                    CaseState.Expired _,
                    CaseState.Withdrawn _ -> {}
        }
        return new Outcome.Done(at);
    }

    private Outcome refused(Agency agency, CaseId id, Handler by) {
        Optional<ReleaseCase> found = cases.find(agency.id(), id);
        if (found.isEmpty()) {
            return new Outcome.NotFound();
        }
        return switch (found.get().state()) {
            case CaseState.Claimed claimed when claimed.by().isOtherThan(by) -> new Outcome.AnothersCase();
            case CaseState.Proposed proposed when !proposed.by().isOtherThan(by) -> new Outcome.SameHandler();
            case CaseState.Waiting _,
                    CaseState.Claimed _,
                    CaseState.Proposed _,
                    CaseState.Released _,
                    CaseState.Refused _,
                    CaseState.Used _,
                    CaseState.Expired _,
                    CaseState.Withdrawn _ -> new Outcome.NotNow(found.get());
        };
    }
}
