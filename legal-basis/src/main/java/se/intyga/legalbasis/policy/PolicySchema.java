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
                        file.shown(), message.getInstanceLocation().toString(), rule(message), sentence(message)))
                .sorted((one, other) -> one.pointer().compareTo(other.pointer()))
                .distinct()
                .toList();
    }

    /// The rule of the innermost part that names one, on the way from the top to what was broken.
    private String rule(ValidationMessage message) {
        String rule = "schema";
        JsonNode part = document;
        for (String step : message.getEvaluationPath().toString().split("/", -1)) {
            if (step.isEmpty()) {
                continue;
            }
            part = part.isArray() ? part.path(Integer.parseInt(step)) : part.path(step);
            if (step.equals("$ref")) {
                part = document.at(part.asText().substring(1));
            }
            rule = part.path("$comment").asText(rule);
        }
        return rule;
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
