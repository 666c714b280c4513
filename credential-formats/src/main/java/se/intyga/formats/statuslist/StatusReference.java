package se.intyga.formats.statuslist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import se.intyga.formats.json.StrictJson;

/// Where a credential's status stands: the list and the position in it. The pair names one credential: do not log it.
public record StatusReference(URI uri, int index) {
    public StatusReference {
        if (index < 0) {
            throw new IllegalArgumentException("a status index is never negative");
        }
    }

    /// Reads the `status` claim; nothing when it has no well-formed `status_list`.
    public static Optional<StatusReference> parse(JsonNode status) {
        JsonNode list = status.path("status_list");
        JsonNode idx = list.path("idx");
        JsonNode uri = list.path("uri");
        if (!uri.isTextual() || !idx.isIntegralNumber() || !idx.canConvertToInt() || idx.intValue() < 0) {
            return Optional.empty();
        }
        try {
            URI address = new URI(uri.textValue());
            return address.isAbsolute() ? Optional.of(new StatusReference(address, idx.intValue())) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /// The `status` claim.
    public ObjectNode toJson() {
        ObjectNode status = StrictJson.newObject();
        status.putObject("status_list").put("idx", index).put("uri", uri.toString());
        return status;
    }

    @Override
    public String toString() {
        return "StatusReference[hidden]";
    }
}
