package se.intyga.legalbasis.decision;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import se.intyga.formats.json.StrictJson;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.disclosure.DisclosureDecision;
import se.intyga.legalbasis.disclosure.DisclosureFacts;
import se.intyga.legalbasis.disclosure.DisclosureFactsJson;
import se.intyga.legalbasis.disclosure.RequestDecision;
import se.intyga.legalbasis.disclosure.RequestFacts;
import se.intyga.legalbasis.policy.PolicyVersion;
import se.intyga.legalbasis.reason.Reasons;
import se.intyga.legalbasis.release.ReleaseDecision;
import se.intyga.legalbasis.release.ReleaseFacts;
import se.intyga.legalbasis.release.ReleaseFactsJson;

/// A decision as it is kept: which question, when, on which facts, by which policy, with which answer. Holds nothing
/// that tells who the person is, and is enough to make the decision again.
///
/// @param facts canonical JSON
/// @param citations the statutes and places the answer rests on, as the policy cites them
public record DecisionRecord(
        Question question, Instant at, String facts, PolicyVersion policyVersion, String code, List<String> citations) {
    public DecisionRecord {
        citations = List.copyOf(citations);
    }

    /// Which of the three tables was asked.
    public enum Question {
        RELEASE,
        REQUEST,
        DISCLOSURE
    }

    public static DecisionRecord of(ReleaseFacts facts, Instant at, ReleaseDecision decision) {
        return of(Question.RELEASE, at, ReleaseFactsJson.write(facts), decision.reasons());
    }

    public static DecisionRecord of(RequestFacts facts, Instant at, RequestDecision decision) {
        return of(Question.REQUEST, at, DisclosureFactsJson.write(facts), decision.reasons());
    }

    public static DecisionRecord of(DisclosureFacts facts, Instant at, DisclosureDecision decision) {
        return of(Question.DISCLOSURE, at, DisclosureFactsJson.write(facts), decision.reasons());
    }

    private static DecisionRecord of(Question question, Instant at, JsonNode facts, Reasons reasons) {
        return new DecisionRecord(
                question,
                at,
                StrictJson.canonical(facts),
                reasons.policyVersion(),
                reasons.code(),
                reasons.citations().stream().map(Citation::toString).toList());
    }

    /// Canonical JSON: equal records have equal bytes.
    public String toJson() {
        var json = StrictJson.newObject()
                .put("question", question.name().toLowerCase(Locale.ROOT))
                .put("at", at.toString())
                .put("code", code);
        json.putObject("policy").put("label", policyVersion.label()).put("hash", policyVersion.contentHash());
        var cited = json.putArray("citations");
        citations.forEach(cited::add);
        StrictJson.object(facts).ifPresent(tree -> json.set("facts", tree));
        return StrictJson.canonical(json);
    }

    public static Optional<DecisionRecord> parse(String json) {
        return StrictJson.object(json).flatMap(DecisionRecord::read);
    }

    private static Optional<DecisionRecord> read(JsonNode json) {
        try {
            JsonNode policy = json.required("policy");
            return Optional.of(new DecisionRecord(
                    Question.valueOf(json.required("question").asText().toUpperCase(Locale.ROOT)),
                    Instant.parse(json.required("at").asText()),
                    StrictJson.canonical(json.required("facts")),
                    new PolicyVersion(
                            policy.required("label").asText(),
                            policy.required("hash").asText()),
                    json.required("code").asText(),
                    StreamSupport.stream(json.required("citations").spliterator(), false)
                            .map(JsonNode::asText)
                            .toList()));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
