package se.intyga.verifier.transaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Optional;
import se.intyga.formats.json.JsonReading;
import se.intyga.formats.json.StrictJson;
import se.intyga.pages.Text;

/// Reads the body of `POST /verifier/v1/transactions`. Members nobody knows are passed over; known ones have their
/// type.
final class ReadStartRequest {
    private ReadStartRequest() {}

    sealed interface Reading {}

    record Read(StartRequest request) implements Reading {}

    /// @param member the member that is wrong or missing; `body` for the whole
    record Malformed(String member, String sentence) implements Reading {}

    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String member;
        private final String sentence;

        private Wrong(String member, String sentence) {
            super(member, null, false, false);
            this.member = member;
            this.sentence = sentence;
        }
    }

    static Reading read(String relyingParty, byte[] body, int largest) {
        if (!(StrictJson.read(body, largest) instanceof JsonReading.Read(ObjectNode json))) {
            return new Malformed("body", "The body is a JSON object, without repeated members and not too deep.");
        }
        try {
            return new Read(new StartRequest(
                    relyingParty,
                    word(json, "purpose")
                            .filter(purpose -> purpose.matches("[a-z0-9][a-z0-9-]{0,63}"))
                            .orElseThrow(() -> new Wrong("purpose", "The registered name of a purpose is needed.")),
                    word(json, "legal_basis"),
                    query(json),
                    flag(json, "once_only_checked"),
                    consent(json),
                    word(json, "flow")
                            .map(flow -> Flow.named(flow)
                                    .orElseThrow(() -> new Wrong("flow", "It is same_device or cross_device.")))
                            .orElse(Flow.CROSS_DEVICE),
                    word(json, "return_uri").map(ReadStartRequest::address)));
        } catch (Wrong wrong) {
            return new Malformed(wrong.member, wrong.sentence);
        }
    }

    private static StartRequest.Query query(ObjectNode json) {
        JsonNode dcql = json.path("dcql_query");
        Optional<String> name = word(json, "query");
        if (dcql.isMissingNode() == name.isEmpty()) {
            throw new Wrong("dcql_query", "Exactly one of dcql_query and query is needed.");
        }
        if (name.isPresent()) {
            return new StartRequest.Registered(name.get());
        }
        if (!(dcql instanceof ObjectNode object)) {
            throw new Wrong("dcql_query", "It is a JSON object.");
        }
        return new StartRequest.Inline(object);
    }

    private static Optional<StartRequest.Consent> consent(ObjectNode json) {
        JsonNode consent = json.path("consent");
        if (consent.isMissingNode() || consent.isNull()) {
            return Optional.empty();
        }
        if (!(consent instanceof ObjectNode object)) {
            throw new Wrong("consent", "It is a JSON object.");
        }
        Optional<String> version = word(object, "text_version");
        if (version.filter(value -> !value.matches("[A-Za-z0-9._-]{1,64}")).isPresent()) {
            throw new Wrong("consent.text_version", "It is 1 to 64 letters, digits and . _ -");
        }
        return Optional.of(new StartRequest.Consent(version, text(object, "reason"), text(object, "alternative")));
    }

    private static Optional<Text> text(ObjectNode consent, String member) {
        JsonNode text = consent.path(member);
        if (text.isMissingNode() || text.isNull()) {
            return Optional.empty();
        }
        String sv = text.path("sv").asText("");
        String en = text.path("en").asText("");
        if (sv.isBlank() || en.isBlank() || sv.length() > 2000 || en.length() > 2000) {
            throw new Wrong("consent." + member, "It is an object with the texts sv and en, at most 2000 characters.");
        }
        return Optional.of(new Text(sv, en));
    }

    private static boolean flag(ObjectNode json, String member) {
        JsonNode value = json.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw new Wrong(member, "It is true or false.");
        }
        return value.booleanValue();
    }

    private static Optional<String> word(ObjectNode json, String member) {
        JsonNode value = json.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()
                || value.textValue().isBlank()
                || value.textValue().length() > 2048) {
            throw new Wrong(member, "It is a text.");
        }
        return Optional.of(value.textValue());
    }

    private static URI address(String value) {
        try {
            return URI.create(value);
        } catch (IllegalArgumentException malformed) {
            throw new Wrong("return_uri", "It is an absolute https address.");
        }
    }
}
