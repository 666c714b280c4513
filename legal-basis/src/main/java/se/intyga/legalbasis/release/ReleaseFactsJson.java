package se.intyga.legalbasis.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.json.StrictJson;
import se.intyga.legalbasis.rule.Medium;
import se.intyga.legalbasis.rule.Recipient;
import se.intyga.legalbasis.rule.Secrecy;

/// The facts of a release as they are kept with the decision.
public final class ReleaseFactsJson {
    private ReleaseFactsJson() {}

    public static ObjectNode write(ReleaseFacts facts) {
        ObjectNode json = StrictJson.newObject()
                .put("agency", facts.agency())
                .put("document_type", facts.documentType())
                .put("medium", word(facts.medium()))
                .put("recipient", word(facts.recipient()))
                .put("basis", word(facts.basis()))
                .put("protected_identity", word(facts.protectedIdentity()))
                .put("case_secrecy", word(facts.caseSecrecy()));
        if (facts.request() instanceof RecordedRequest.Made(String documentType, Instant at, String authentication)) {
            json.putObject("request")
                    .put("document_type", documentType)
                    .put("at", at.toString())
                    .put("authentication", authentication);
        }
        if (facts.hosting() instanceof Hosting.HostedBy(String operator)) {
            json.put("operator", operator);
        }
        if (facts.humanDecision() instanceof HumanDecision.Release(var lifted, var reference, var at, var until)) {
            ObjectNode decision = json.putObject("human_decision")
                    .put("reference", reference)
                    .put("at", at.toString())
                    .put("until", until.toString());
            var grounds = decision.putArray("lifted");
            lifted.stream().sorted().forEach(ground -> grounds.add(word(ground)));
        }
        var claims = json.putArray("claims");
        facts.claims().forEach(path -> claims.add(path.toJson()));
        return json;
    }

    /// The facts, unless the text is of another kind or of a time that wrote it differently.
    public static Optional<ReleaseFacts> read(JsonNode json) {
        try {
            var claims = new ArrayList<ClaimPath>();
            for (JsonNode path : json.required("claims")) {
                claims.add(ClaimPath.parse(path).orElseThrow());
            }
            return Optional.of(new ReleaseFacts(
                    json.required("agency").asText(),
                    json.required("document_type").asText(),
                    word(json, "medium", Medium.class),
                    word(json, "recipient", Recipient.class),
                    word(json, "basis", StatedReleaseBasis.class),
                    request(json.path("request")),
                    json.has("operator")
                            ? new Hosting.HostedBy(json.get("operator").asText())
                            : new Hosting.NotHosted(),
                    word(json, "protected_identity", ProtectedIdentity.class),
                    word(json, "case_secrecy", Secrecy.class),
                    claims,
                    humanDecision(json.path("human_decision"))));
        } catch (IllegalArgumentException | DateTimeException | NoSuchElementException e) {
            return Optional.empty();
        }
    }

    private static HumanDecision humanDecision(JsonNode decision) {
        if (!decision.isObject()) {
            return new HumanDecision.NotMade();
        }
        var lifted = EnumSet.noneOf(ReleaseCode.class);
        for (JsonNode ground : decision.required("lifted")) {
            lifted.add(ReleaseCode.valueOf(ground.asText().toUpperCase(Locale.ROOT)));
        }
        return new HumanDecision.Release(
                lifted,
                decision.required("reference").asText(),
                Instant.parse(decision.required("at").asText()),
                Instant.parse(decision.required("until").asText()));
    }

    private static RecordedRequest request(JsonNode request) {
        return request.isObject()
                ? new RecordedRequest.Made(
                        request.required("document_type").asText(),
                        Instant.parse(request.required("at").asText()),
                        request.required("authentication").asText())
                : new RecordedRequest.NotMade();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E word(JsonNode json, String name, Class<E> type) {
        return Enum.valueOf(type, json.required(name).asText().toUpperCase(Locale.ROOT));
    }
}
