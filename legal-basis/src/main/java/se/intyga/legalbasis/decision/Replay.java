package se.intyga.legalbasis.decision;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.intyga.formats.json.StrictJson;
import se.intyga.legalbasis.disclosure.AssessDisclosure;
import se.intyga.legalbasis.disclosure.AssessRequest;
import se.intyga.legalbasis.disclosure.DisclosureFactsJson;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicySet;
import se.intyga.legalbasis.release.AssessRelease;
import se.intyga.legalbasis.release.ReleaseFactsJson;

/// Makes a recorded decision again, by the version it was made under, and says whether the answer is the same.
@Singleton
public final class Replay {
    private final Policies policies;

    public Replay(Policies policies) {
        this.policies = policies;
    }

    public ReplayOutcome replay(DecisionRecord record) {
        Optional<PolicySet> version = policies.version(record.policyVersion());
        if (version.isEmpty()) {
            return new ReplayOutcome.VersionUnknown(record.policyVersion().toString());
        }
        return StrictJson.object(record.facts())
                .flatMap(facts -> code(record, facts, new Policies(List.of(version.get()))))
                .<ReplayOutcome>map(code -> code.equals(record.code())
                        ? new ReplayOutcome.Reproduced(code)
                        : new ReplayOutcome.Different(record.code(), code))
                .orElseGet(ReplayOutcome.Unreadable::new);
    }

    private static Optional<String> code(DecisionRecord record, JsonNode facts, Policies policies) {
        Instant at = record.at();
        return switch (record.question()) {
            case RELEASE ->
                ReleaseFactsJson.read(facts)
                        .map(read -> new AssessRelease(policies)
                                .assess(read, at)
                                .reasons()
                                .code());
            case REQUEST ->
                DisclosureFactsJson.readRequest(facts)
                        .map(read -> new AssessRequest(policies)
                                .assess(read, at)
                                .reasons()
                                .code());
            case DISCLOSURE ->
                DisclosureFactsJson.readDisclosure(facts)
                        .map(read -> new AssessDisclosure(policies)
                                .assess(read, at)
                                .reasons()
                                .code());
        };
    }
}
