package se.intyga.issuer.release;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.intyga.eid.session.LoggedInPerson;
import se.intyga.formats.json.StrictJson;
import se.intyga.issuer.agency.AgencyId;
import se.intyga.legalbasis.reason.Reasons;

/// The person's answer to the release page. Pressing *request* is the recorded request of act A: it is written down
/// first, then the law's table decides once more, at that instant, and only then is anything released.
@Singleton
public final class RequestRelease {
    private final ReleaseSteps steps;
    private final PreviewRelease preview;
    private final DecideRelease decide;
    private final RecordRelease record;
    private final Releases releases;
    private final Clock clock;

    RequestRelease(
            ReleaseSteps steps,
            PreviewRelease preview,
            DecideRelease decide,
            RecordRelease record,
            Releases releases,
            Clock clock) {
        this.steps = steps;
        this.preview = preview;
        this.decide = decide;
        this.record = record;
        this.releases = releases;
        this.clock = clock;
    }

    /// Answered: where the browser goes back to. Empty: no such step, or another person's.
    public Optional<String> request(AgencyId agency, ReleaseHandle handle, LoggedInPerson person) {
        Optional<ReleaseSteps.Read> read = preview.owned(agency, handle, person);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        ReleaseStep step = read.get().step();
        if (step.outcome() == null && step.claims() != null && step.retrievedAt() != null) {
            preview.about(step).ifPresent(about -> release(handle, read.get(), about, person));
        }
        return Optional.of(step.returnPath());
    }

    public Optional<String> cancel(AgencyId agency, ReleaseHandle handle, LoggedInPerson person) {
        return end(agency, handle, person, ReleaseStep.Kind.CANCELLED);
    }

    /// The person does not want to wait for the source.
    public Optional<String> giveUp(AgencyId agency, ReleaseHandle handle, LoggedInPerson person) {
        return end(agency, handle, person, ReleaseStep.Kind.SOURCE_UNAVAILABLE);
    }

    private Optional<String> end(AgencyId agency, ReleaseHandle handle, LoggedInPerson person, ReleaseStep.Kind kind) {
        Optional<ReleaseSteps.Read> read = preview.owned(agency, handle, person);
        read.filter(found -> found.step().outcome() == null)
                .ifPresent(found -> steps.replace(handle, found, found.step().ended(ReleaseStep.Ended.without(kind))));
        return read.map(found -> found.step().returnPath());
    }

    private void release(
            ReleaseHandle handle, ReleaseSteps.Read read, PreviewRelease.About about, LoggedInPerson person) {
        ReleaseRequest request = PreviewRelease.request(read.step(), about, person, clock.instant());
        ObjectNode shown = shown(read.step().claims());
        Instant retrievedAt = Instant.parse(requireNonNull(read.step().retrievedAt()));
        record.requested(request);
        Assessed assessed = decide.decideShown(request, shown, retrievedAt);
        record.decided(request, assessed);
        ReleaseStep.Ended ended = switch (assessed) {
            case Assessed.Allowed(ObjectNode claims, Instant at, Reasons reasons) ->
                ReleaseStep.Ended.released(releases.keep(request, record.personOf(request), claims, at, reasons));
            case Assessed.Refused(var decision) ->
                ReleaseStep.Ended.refused(decision.code().name(), PreviewRelease.told(decision));
            case Assessed.NoRecord(String code, var told) -> ReleaseStep.Ended.refused(code, told);
            case Assessed.SourceUnavailable() -> ReleaseStep.Ended.without(ReleaseStep.Kind.SOURCE_UNAVAILABLE);
        };
        if (!steps.replace(handle, read, read.step().ended(ended)) && ended.release() != null) {
            releases.end(new ReleaseId(ended.release()));
        }
    }

    private static ObjectNode shown(@Nullable String json) {
        return StrictJson.object(json == null ? "" : json)
                .orElseThrow(() -> new IllegalStateException("a stored dataset cannot be read"));
    }
}
