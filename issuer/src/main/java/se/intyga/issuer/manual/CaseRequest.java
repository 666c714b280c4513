package se.intyga.issuer.manual;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import se.intyga.formats.json.JsonReading;
import se.intyga.formats.json.StrictJson;
import se.intyga.pages.Text;

/// Reads the bodies of a case handler's steps: who acts, and what she says.
final class CaseRequest {
    static final int MAX_BYTES = 4_000;

    private CaseRequest() {}

    /// What was read.
    ///
    /// @param <T> what the step needs
    sealed interface Reading<T> {
        record Read<T>(T value) implements Reading<T> {}

        /// The body cannot be used.
        ///
        /// @param member the member that is wrong; its value is not repeated
        record Unusable<T>(String member, String detail) implements Reading<T> {}
    }

    /// A decision, or a proposal.
    record Said(Handler by, Verdict verdict) {}

    /// The second handler's word.
    record Confirmed(Handler by, boolean agrees) {}

    static Reading<Handler> handler(byte[] body) {
        return object(body, Set.of("handler", "unit"))
                .flatMap(CaseRequest::actor)
                .<Reading<Handler>>map(Reading.Read::new)
                .orElseGet(CaseRequest::noHandler);
    }

    static Reading<Confirmed> confirmed(byte[] body) {
        Optional<ObjectNode> json = object(body, Set.of("handler", "unit", "agrees"));
        Optional<Handler> by = json.flatMap(CaseRequest::actor);
        if (by.isEmpty()) {
            return noHandler();
        }
        JsonNode agrees = json.get().path("agrees");
        return agrees.isBoolean()
                ? new Reading.Read<>(new Confirmed(by.get(), agrees.booleanValue()))
                : new Reading.Unusable<>("agrees", "agrees is true or false.");
    }

    static Reading<Said> said(byte[] body) {
        Optional<ObjectNode> json = object(body, Set.of("handler", "unit", "outcome", "reason", "note"));
        Optional<Handler> by = json.flatMap(CaseRequest::actor);
        if (by.isEmpty()) {
            return noHandler();
        }
        Optional<Verdict.Outcome> outcome = outcome(json.get().path("outcome").asText());
        if (outcome.isEmpty()) {
            return new Reading.Unusable<>("outcome", "outcome is release or refuse.");
        }
        Optional<CaseReason> reason =
                CaseReason.parse(json.get().path("reason").asText()).filter(one -> one.fits(outcome.get()));
        if (reason.isEmpty()) {
            return new Reading.Unusable<>("reason", "reason is a code that fits the outcome.");
        }
        JsonNode sent = json.get().path("note");
        Optional<Text> note = note(sent);
        Optional<Verdict> verdict = sent.isMissingNode() || note.isPresent()
                ? Verdict.of(outcome.get(), reason.get(), note)
                : Optional.empty();
        return verdict.<Reading<Said>>map(one -> new Reading.Read<>(new Said(by.get(), one)))
                .orElseGet(() -> new Reading.Unusable<>(
                        "note",
                        "note has sv and en, each one line of at most 500 characters without personal data: no number"
                                + " of six digits or more, no mail address. The reason OTHER needs a note."));
    }

    private static Optional<Handler> actor(ObjectNode json) {
        JsonNode handler = json.path("handler");
        JsonNode unit = json.path("unit");
        return handler.isTextual() && unit.isTextual()
                ? Handler.parse(handler.textValue(), unit.textValue())
                : Optional.empty();
    }

    private static <T> Reading<T> noHandler() {
        return new Reading.Unusable<>(
                "handler",
                "handler is a pseudonymous staff id (a letter, then letters, digits, dot, underscore, hyphen; 3 to 40"
                        + " characters, no long number), unit a word in lower case; no other members than documented.");
    }

    private static Optional<Verdict.Outcome> outcome(String text) {
        return switch (text) {
            case "release" -> Optional.of(Verdict.Outcome.RELEASE);
            case "refuse" -> Optional.of(Verdict.Outcome.REFUSE);
            default -> Optional.empty();
        };
    }

    private static Optional<Text> note(JsonNode note) {
        String sv = note.path("sv").textValue();
        String en = note.path("en").textValue();
        return note.size() != 2 || sv == null || en == null || sv.isBlank() || en.isBlank()
                ? Optional.empty()
                : Optional.of(new Text(sv, en));
    }

    private static Optional<ObjectNode> object(byte[] body, Set<String> members) {
        return StrictJson.read(body, MAX_BYTES) instanceof JsonReading.Read(ObjectNode json)
                        && json.properties().stream().allMatch(member -> members.contains(member.getKey()))
                ? Optional.of(json)
                : Optional.empty();
    }
}
