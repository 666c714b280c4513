package se.intyga.issuer.rights;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import se.intyga.consent.deletion.DeletionRequest;
import se.intyga.consent.rights.CaseState;
import se.intyga.formats.json.JsonReading;
import se.intyga.formats.json.StrictJson;
import se.intyga.issuer.manual.Handler;

/// Reads the bodies of what an agency does with a person's case: who looks, and what is answered.
final class ReadRightsStep {
    private static final int MAX_BYTES = 8_000;

    private ReadRightsStep() {}

    /// What the agency answers.
    record Answer(CaseState state, String text) {}

    static Optional<Handler> handler(byte[] body) {
        return object(body, Set.of("handler", "unit"))
                .filter(json ->
                        json.path("handler").isTextual() && json.path("unit").isTextual())
                .flatMap(json -> Handler.parse(
                        json.path("handler").textValue(), json.path("unit").textValue()));
    }

    static Optional<Answer> answer(byte[] body) {
        return object(body, Set.of("state", "answer"))
                .flatMap(json -> state(json.path("state").asText())
                        .flatMap(
                                state -> Optional.ofNullable(json.path("answer").textValue())
                                        .filter(DeletionRequest::isAnswer)
                                        .map(text -> new Answer(state, text))));
    }

    /// The states an agency can bring a case to.
    private static Optional<CaseState> state(String word) {
        return switch (word) {
            case "RECEIVED" -> Optional.of(CaseState.RECEIVED);
            case "DONE" -> Optional.of(CaseState.DONE);
            case "REFUSED" -> Optional.of(CaseState.REFUSED);
            default -> Optional.empty();
        };
    }

    private static Optional<ObjectNode> object(byte[] body, Set<String> members) {
        return StrictJson.read(body, MAX_BYTES) instanceof JsonReading.Read(ObjectNode json)
                        && json.properties().stream().allMatch(member -> members.contains(member.getKey()))
                ? Optional.of(json)
                : Optional.empty();
    }
}
