package se.intyga.issuer.release;

import java.util.List;
import java.util.Optional;
import se.intyga.eid.person.PersonHash;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.formats.json.StrictJson;
import se.intyga.issuer.configuration.CredentialConfigurations;
import se.intyga.issuer.support.Door;
import se.intyga.legalbasis.decision.DecisionRecord;
import se.intyga.legalbasis.policy.PolicySet;
import se.intyga.legalbasis.reason.Reasons;
import se.intyga.pages.Text;

/// Ends release steps as a person would, without the pages.
public final class ReleaseFixture {
    public static final PersonHash PERSON = new PersonHash("ab".repeat(32));

    private final Door door;

    public ReleaseFixture(Door door) {
        this.door = door;
    }

    /// A released dataset that waits.
    public ReleaseId released() {
        ReleaseRequest request = new ReleaseRequest(
                door.agency(),
                door.bean(CredentialConfigurations.class)
                        .find(door.agency().id(), Door.CONFIGURATION)
                        .orElseThrow(),
                PersonalNumber.parse("199001012385").orElseThrow(),
                Optional.empty(),
                "correlation-of-a-test");
        var claims = StrictJson.newObject().put("registered", true).put("registration_date", "2026-01-15");
        claims.putObject("agency").put("name", "Arbetsformedlingen").put("organisation_number", "2021002114");
        claims.putArray("preferred_municipalities").add("0180").add("0114");
        return door.bean(Releases.class)
                .keep(
                        request,
                        PERSON,
                        new Assessed.Allowed(
                                claims,
                                door.clock().instant(),
                                new Reasons(
                                        "ALLOWED",
                                        List.of(),
                                        List.of(),
                                        PolicySet.none().version()),
                                new DecisionRecord(
                                        DecisionRecord.Question.RELEASE,
                                        door.clock().instant(),
                                        "{}",
                                        PolicySet.none().version(),
                                        "ALLOWED",
                                        List.of()),
                                Optional.empty()));
    }

    public void release(String handle) {
        end(handle, ReleaseStep.Ended.released(released()));
    }

    /// The person was told why not.
    public void refuse(String handle, String code) {
        end(handle, ReleaseStep.Ended.refused(code, new Text("Därför.", "Because.")));
    }

    /// The person was told that a case handler looks at it.
    public void letWait(String handle, String code) {
        end(handle, ReleaseStep.Ended.waiting(code, new Text("Vänta.", "Wait.")));
    }

    public void cancel(String handle) {
        end(handle, ReleaseStep.Ended.without(ReleaseStep.Kind.CANCELLED));
    }

    public void sourceUnavailable(String handle) {
        end(handle, ReleaseStep.Ended.without(ReleaseStep.Kind.SOURCE_UNAVAILABLE));
    }

    /// Where the release page sends the browser back to.
    public String returnPath(String handle) {
        return door.bean(ReleaseSteps.class)
                .read(new ReleaseHandle(handle))
                .orElseThrow()
                .step()
                .returnPath();
    }

    private void end(String handle, ReleaseStep.Ended ended) {
        ReleaseSteps steps = door.bean(ReleaseSteps.class);
        ReleaseSteps.Read read = steps.read(new ReleaseHandle(handle)).orElseThrow();
        if (!steps.replace(
                new ReleaseHandle(handle),
                read,
                read.step().ownedBy(PERSON.hex()).ended(ended))) {
            throw new IllegalStateException("the step was changed");
        }
    }
}
