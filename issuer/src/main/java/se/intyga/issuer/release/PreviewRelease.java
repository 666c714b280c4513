package se.intyga.issuer.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import se.intyga.eid.person.PersonIndex;
import se.intyga.eid.session.LoggedInPerson;
import se.intyga.formats.json.StrictJson;
import se.intyga.issuer.agency.Agencies;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.agency.AgencyId;
import se.intyga.issuer.configuration.CredentialConfiguration;
import se.intyga.issuer.configuration.CredentialConfigurations;
import se.intyga.issuer.manual.OpenCase;
import se.intyga.legalbasis.reason.Reasons;
import se.intyga.legalbasis.release.ReleaseDecision;
import se.intyga.pages.Text;

/// Shows the person what would be released if she requested it now. What is shown is fetched for this, and is exactly
/// what a following request releases.
@Singleton
public final class PreviewRelease {
    /// What an unclear case shows of the data.
    private static final String NOTHING = "{}";

    private final ReleaseSteps steps;
    private final DecideRelease decide;
    private final RecordRelease record;
    private final OpenCase openCase;
    private final PersonIndex index;
    private final Agencies agencies;
    private final CredentialConfigurations configurations;

    PreviewRelease(
            ReleaseSteps steps,
            DecideRelease decide,
            RecordRelease record,
            OpenCase openCase,
            PersonIndex index,
            Agencies agencies,
            CredentialConfigurations configurations) {
        this.steps = steps;
        this.decide = decide;
        this.record = record;
        this.openCase = openCase;
        this.index = index;
        this.agencies = agencies;
        this.configurations = configurations;
    }

    /// What the step is about, before anybody has logged in.
    public record About(Agency agency, CredentialConfiguration configuration, String returnPath) {}

    /// What the person sees.
    public sealed interface Preview {
        /// The dataset and on what ground; it can be requested.
        record Shown(About about, ObjectNode claims, Reasons reasons) implements Preview {
            @Override
            public String toString() {
                return "Shown[hidden]";
            }
        }

        /// Nothing will be released: why, and what the person can do.
        record Refused(About about, String code, Text told) implements Preview {}

        /// A case handler needs to look; the request for that can be made.
        record Unclear(About about, Text told) implements Preview {}

        /// The request waits for a case handler.
        record Waiting(About about) implements Preview {}

        /// The source does not answer now.
        record SourceUnavailable(About about) implements Preview {}

        /// The step has ended already; only the way back is left.
        record Ended(About about) implements Preview {}

        /// No such step, or another person's: the same answer.
        record NotFound() implements Preview {}
    }

    public Optional<About> about(AgencyId agency, ReleaseHandle handle) {
        return steps.read(handle)
                .filter(read -> read.step().agency().equals(agency.value()))
                .flatMap(read -> about(read.step()));
    }

    public Preview preview(AgencyId agency, ReleaseHandle handle, LoggedInPerson person) {
        Optional<ReleaseSteps.Read> read = owned(agency, handle, person);
        Optional<About> about = read.flatMap(found -> about(found.step()));
        if (read.isEmpty() || about.isEmpty()) {
            return new Preview.NotFound();
        }
        ReleaseStep.Ended end = read.get().step().outcome();
        if (end != null && end.kind() == ReleaseStep.Kind.WAITING) {
            return new Preview.Waiting(about.get());
        }
        return TakeReleaseOutcome.outcome(read.get().step())
                .map(outcome -> again(outcome, about.get()))
                .orElseGet(() -> show(handle, read.get(), about.get(), person));
    }

    /// A reloaded page says the same.
    private static Preview again(ReleaseOutcome outcome, About about) {
        return switch (outcome) {
            case ReleaseOutcome.Refused(String code, Text told) -> new Preview.Refused(about, code, told);
            case ReleaseOutcome.Released _, ReleaseOutcome.Cancelled _, ReleaseOutcome.SourceUnavailable _ ->
                new Preview.Ended(about);
        };
    }

    private Preview show(ReleaseHandle handle, ReleaseSteps.Read read, About about, LoggedInPerson person) {
        ReleaseRequest request = request(read.step(), about, person, person.authenticatedAt());
        Assessed assessed = decide.decide(request);
        return switch (assessed) {
            case Assessed.Allowed(ObjectNode claims, Instant at, Reasons reasons, var _, var _) ->
                steps.replace(handle, read, read.step().showing(StrictJson.write(claims), at.toString()))
                        ? new Preview.Shown(about, claims, reasons)
                        : new Preview.Ended(about);
            case Assessed.Unclear unclear -> unclear(handle, read, about, request, unclear);
            case Assessed.Refused(ReleaseDecision decision, var _) -> {
                record.decided(request, assessed);
                yield refused(handle, read, about, decision.code().name(), decision.toldToPerson());
            }
            case Assessed.NoRecord(String code, Text told, var _) -> {
                record.decided(request, assessed);
                yield refused(handle, read, about, code, told);
            }
            case Assessed.SourceUnavailable() -> new Preview.SourceUnavailable(about);
        };
    }

    /// Nothing of the data is shown: first a case handler looks. Who waits already needs not ask again.
    private Preview unclear(
            ReleaseHandle handle,
            ReleaseSteps.Read read,
            About about,
            ReleaseRequest request,
            Assessed.Unclear unclear) {
        String code = unclear.decision().code().name();
        Text told = unclear.decision().toldToPerson();
        if (openCase.waiting(
                        request.agency(),
                        request.person(),
                        request.configuration().id())
                .isPresent()) {
            steps.replace(handle, read, read.step().ended(ReleaseStep.Ended.waiting(code, told)));
            return new Preview.Waiting(about);
        }
        return steps.replace(
                        handle,
                        read,
                        read.step()
                                .showing(
                                        NOTHING,
                                        request.recorded().orElseThrow().at().toString()))
                ? new Preview.Unclear(about, told)
                : new Preview.Ended(about);
    }

    private Preview refused(ReleaseHandle handle, ReleaseSteps.Read read, About about, String code, Text told) {
        steps.replace(handle, read, read.step().ended(ReleaseStep.Ended.refused(code, told)));
        return new Preview.Refused(about, code, told);
    }

    /// The step, if it is this person's or nobody's yet; then it becomes hers.
    Optional<ReleaseSteps.Read> owned(AgencyId agency, ReleaseHandle handle, LoggedInPerson person) {
        String hash = index.of(person.number()).hex();
        Optional<ReleaseSteps.Read> read =
                steps.read(handle).filter(found -> found.step().agency().equals(agency.value()));
        if (read.isPresent() && read.get().step().person() == null) {
            steps.replace(handle, read.get(), read.get().step().ownedBy(hash));
            read = steps.read(handle);
        }
        return read.filter(found -> hash.equals(found.step().person()));
    }

    static ReleaseRequest request(ReleaseStep step, About about, LoggedInPerson person, Instant requestedAt) {
        return new ReleaseRequest(
                about.agency(),
                about.configuration(),
                person.number(),
                Optional.of(new ReleaseRequest.Recorded(
                        about.configuration().id(), requestedAt, person.method().name())),
                step.correlation());
    }

    Optional<About> about(ReleaseStep step) {
        AgencyId id = new AgencyId(step.agency());
        return configurations
                .find(id, step.configurationId())
                .map(configuration -> new About(agencies.get(id), configuration, step.returnPath()));
    }
}
