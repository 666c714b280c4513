package se.intyga.issuer.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.intyga.eid.session.LoggedInPerson;
import se.intyga.formats.json.StrictJson;
import se.intyga.issuer.agency.AgencyId;
import se.intyga.issuer.manual.StandingRelease;

/// The person's answer to the release page. Pressing *request* is the recorded request of act A: it is written down
/// first, then the law's table decides once more, at that instant, and only then is anything released.
@Singleton
public final class RequestRelease {
    /// When the source was asked (R84): differs at every asking.
    private static final String TIME_OF_RETRIEVAL = "retrieved_at";

    private final ReleaseSteps steps;
    private final PreviewRelease preview;
    private final DecideRelease decide;
    private final RecordRelease record;
    private final Releases releases;
    private final AwaitDecision await;
    private final StandingRelease standing;
    private final Clock clock;

    RequestRelease(
            ReleaseSteps steps,
            PreviewRelease preview,
            DecideRelease decide,
            RecordRelease record,
            Releases releases,
            AwaitDecision await,
            StandingRelease standing,
            Clock clock) {
        this.steps = steps;
        this.preview = preview;
        this.decide = decide;
        this.record = record;
        this.releases = releases;
        this.await = await;
        this.standing = standing;
        this.clock = clock;
    }

    /// Answered: where the browser goes. After a request that waits for a case handler it is the page, which says so;
    /// from there the person goes back to the wallet. Empty: no such step, or another person's.
    public Optional<String> request(AgencyId agency, ReleaseHandle handle, LoggedInPerson person) {
        Optional<ReleaseSteps.Read> read = preview.owned(agency, handle, person);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        ReleaseStep step = read.get().step();
        if (step.outcome() == null && step.claims() != null && step.retrievedAt() != null) {
            Optional<PreviewRelease.About> about = preview.about(step);
            if (about.isPresent() && !release(handle, read.get(), about.get(), person)) {
                return Optional.of(about.get().agency().issuer().getRawPath() + "/releases/" + handle.value());
            }
        }
        return Optional.of(step.returnPath());
    }

    public Optional<String> cancel(AgencyId agency, ReleaseHandle handle, LoggedInPerson person) {
        return end(agency, handle, person, ReleaseStep.Kind.CANCELLED);
    }

    /// The person does not want to wait for the source.
    public Optional<String> giveUp(AgencyId agency, ReleaseHandle handle, LoggedInPerson person) {
        preview.owned(agency, handle, person)
                .map(ReleaseSteps.Read::step)
                .filter(step -> step.outcome() == null)
                .ifPresent(step -> preview.about(step)
                        .ifPresent(about -> record.failed(
                                PreviewRelease.request(step, about, person, person.authenticatedAt()),
                                RecordRelease.SOURCE_UNAVAILABLE)));
        return end(agency, handle, person, ReleaseStep.Kind.SOURCE_UNAVAILABLE);
    }

    private Optional<String> end(AgencyId agency, ReleaseHandle handle, LoggedInPerson person, ReleaseStep.Kind kind) {
        Optional<ReleaseSteps.Read> read = preview.owned(agency, handle, person);
        read.filter(found -> found.step().outcome() == null)
                .ifPresent(found -> steps.replace(handle, found, found.step().ended(ReleaseStep.Ended.without(kind))));
        return read.map(found -> found.step().returnPath());
    }

    /// The source is asked again at the moment of the request: a protection, a secrecy or an end that came after
    /// the page was shown still counts, and nothing stale is released. False: the person must look at the page once
    /// more, since the source says something else than she saw, or does not answer.
    private boolean release(
            ReleaseHandle handle, ReleaseSteps.Read read, PreviewRelease.About about, LoggedInPerson person) {
        ReleaseRequest request = PreviewRelease.request(read.step(), about, person, clock.instant());
        Assessed assessed = decide.decide(request);
        boolean stands = switch (assessed) {
            case Assessed.Allowed(ObjectNode claims, Instant _, var _, var _, var _) ->
                sameButForTheTime(claims, shown(read.step().claims()));
            case Assessed.Unclear _ -> shown(read.step().claims()).isEmpty();
            case Assessed.SourceUnavailable() -> false;
            case Assessed.Refused _, Assessed.NoRecord _ -> true;
        };
        if (assessed instanceof Assessed.SourceUnavailable) {
            record.failed(request, RecordRelease.SOURCE_UNAVAILABLE);
        }
        if (!stands || !taken(request, assessed)) {
            return false;
        }
        if (assessed instanceof Assessed.Unclear unclear) {
            await.await(request, unclear);
        } else {
            record.requested(request);
            record.decided(request, assessed);
        }
        end(handle, read, request, assessed);
        return !(assessed instanceof Assessed.Unclear);
    }

    /// What rests on a case handler's decision takes it, here and nowhere else: good once. False: another journey did.
    private boolean taken(ReleaseRequest request, Assessed assessed) {
        return !(assessed instanceof Assessed.Allowed allowed)
                || allowed.standing()
                        .map(decided -> standing.use(request.agency(), decided, request.correlation()))
                        .orElse(true);
    }

    private void end(ReleaseHandle handle, ReleaseSteps.Read read, ReleaseRequest request, Assessed assessed) {
        ReleaseStep.Ended ended = switch (assessed) {
            case Assessed.Allowed allowed ->
                ReleaseStep.Ended.released(releases.keep(request, record.personOf(request), allowed));
            case Assessed.Unclear unclear ->
                ReleaseStep.Ended.waiting(
                        unclear.decision().code().name(), unclear.decision().toldToPerson());
            case Assessed.Refused(var decision, var _) ->
                ReleaseStep.Ended.refused(decision.code().name(), decision.toldToPerson());
            case Assessed.NoRecord(String code, var told, var _) -> ReleaseStep.Ended.refused(code, told);
            case Assessed.SourceUnavailable() -> ReleaseStep.Ended.without(ReleaseStep.Kind.SOURCE_UNAVAILABLE);
        };
        if (!steps.replace(handle, read, read.step().ended(ended)) && ended.release() != null) {
            releases.end(new ReleaseId(ended.release()));
        }
    }

    private static boolean sameButForTheTime(ObjectNode fetched, ObjectNode shown) {
        return fetched.deepCopy().without(TIME_OF_RETRIEVAL).equals(shown.without(TIME_OF_RETRIEVAL));
    }

    private static ObjectNode shown(@Nullable String json) {
        return StrictJson.object(json == null ? "" : json)
                .orElseThrow(() -> new IllegalStateException("a stored dataset cannot be read"));
    }
}
