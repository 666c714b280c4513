package se.intyga.formats.dcql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.intyga.formats.json.StrictJson;

/// The presentations in a response, by query id (OpenID4VP 1.0, section 8.1). Shape checked against the query, contents
/// not.
public record VpToken(Map<String, List<String>> presentations) {
    public static final int MAX_PRESENTATIONS = 32;

    public VpToken {
        presentations = Map.copyOf(presentations);
    }

    /// Reads the token; nothing when it is not an object of known ids and non-empty arrays of texts, one each unless
    /// the
    /// query says `multiple`.
    public static Optional<VpToken> parse(JsonNode wire, DcqlQuery query) {
        if (!wire.isObject() || wire.isEmpty()) {
            return Optional.empty();
        }
        var presentations = new LinkedHashMap<String, List<String>>();
        for (var answer : wire.properties()) {
            Optional<CredentialQuery> asked = query.credential(answer.getKey());
            JsonNode array = answer.getValue();
            if (asked.isEmpty()
                    || !array.isArray()
                    || array.isEmpty()
                    || array.size() > (asked.get().multiple() ? MAX_PRESENTATIONS : 1)) {
                return Optional.empty();
            }
            var texts = new ArrayList<String>();
            for (JsonNode element : array) {
                if (!element.isTextual()) {
                    return Optional.empty();
                }
                texts.add(element.textValue());
            }
            presentations.put(answer.getKey(), List.copyOf(texts));
        }
        return Optional.of(new VpToken(presentations));
    }

    public ObjectNode toJson() {
        ObjectNode wire = StrictJson.newObject();
        presentations.forEach((id, texts) -> texts.forEach(wire.withArray("/" + id)::add));
        return wire;
    }

    @Override
    public String toString() {
        return "VpToken" + presentations.keySet();
    }
}
