package se.intyga.issuer.release;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Singleton;
import java.util.Optional;
import se.intyga.eid.person.PersonHash;
import se.intyga.pages.Text;

/// What the release step ended with, told once.
@Singleton
public final class TakeReleaseOutcome {
    private final ReleaseSteps steps;

    TakeReleaseOutcome(ReleaseSteps steps) {
        this.steps = steps;
    }

    /// Empty: the step is not answered yet, has expired, or its outcome was taken before.
    public Optional<ReleaseOutcome> take(ReleaseHandle handle) {
        boolean ended =
                steps.read(handle).filter(read -> read.step().outcome() != null).isPresent();
        return ended ? steps.take(handle).flatMap(TakeReleaseOutcome::outcome) : Optional.empty();
    }

    /// The outcome that stands in a step, or nothing while it is open.
    static Optional<ReleaseOutcome> outcome(ReleaseStep step) {
        ReleaseStep.Ended end = step.outcome();
        if (end == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (end.kind()) {
                    case RELEASED ->
                        new ReleaseOutcome.Released(
                                new ReleaseId(requireNonNull(end.release())),
                                new PersonHash(requireNonNull(step.person())));
                    case REFUSED, WAITING ->
                        new ReleaseOutcome.Refused(
                                requireNonNull(end.code()),
                                new Text(requireNonNull(end.toldSv()), requireNonNull(end.toldEn())));
                    case CANCELLED -> new ReleaseOutcome.Cancelled();
                    case SOURCE_UNAVAILABLE -> new ReleaseOutcome.SourceUnavailable();
                });
    }
}
