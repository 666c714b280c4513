package se.intyga.legalbasis.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// The published schema of policy files. A broken part is reported with the rule that its `$comment` names.
public final class PolicySchema {
    /// Where the schema lies among the resources of this room, for whoever publishes it.
    public static final String RESOURCE = "/se/intyga/legalbasis/policy-1.schema.json";

    private final JsonNode document;
    private final JsonSchema schema;

    public PolicySchema() {
        document = read();
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        document,
                        SchemaValidatorsConfig.builder()
                                .pathType(PathType.JSON_POINTER)
                                .formatAssertionsEnabled(true)
                                .build());
    }

    /// The schema itself, as it is published.
    public JsonNode document() {
        return document.deepCopy();
    }

    List<PolicyProblem> check(PolicyFile file) {
        return schema.validate(file.content()).stream()
                .map(message -> new PolicyProblem(
                        file.name(), message.getInstanceLocation().toString(), rule(message), sentence(message)))
                .sorted((one, other) -> one.pointer().compareTo(other.pointer()))
                .distinct()
                .toList();
    }

    private String rule(ValidationMessage message) {
        String place = message.getSchemaLocation().getFragment().toString();
        while (!place.isEmpty()) {
            JsonNode comment = document.at(place).path("$comment");
            if (comment.isTextual()) {
                return comment.textValue();
            }
            place = place.substring(0, Math.max(place.lastIndexOf('/'), 0));
        }
        return "schema";
    }

    private String sentence(ValidationMessage message) {
        String text = message.getMessage();
        int colon = text.indexOf(": ");
        return colon < 0 ? text : text.substring(colon + 2);
    }

    private static JsonNode read() {
        try (InputStream in = PolicySchema.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the policy schema ships with this room");
            }
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
