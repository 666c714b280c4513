package se.intyga.app.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// One OpenAPI document; the validator reads servers of the whole document only, so each path is first written out
/// with the server it has of its own.
record ApiDocument(String name, List<ApiOperation> operations) {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    static ApiDocument of(String name, JsonNode document) {
        ObjectNode flat = document.deepCopy();
        flat.remove("servers");
        ObjectNode paths = flat.putObject("paths");
        String root = server(document);
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (!METHODS.contains(operation.getKey())) return;
                    JsonNode own = operation.getValue();
                    JsonNode item = path.getValue();
                    String base = own.has("servers") ? server(own) : item.has("servers") ? server(item) : root;
                    ObjectNode moved = own.deepCopy();
                    moved.remove("servers");
                    ArrayNode parameters = moved.withArray("parameters");
                    item.path("parameters").forEach(parameters::add);
                    paths.withObjectProperty(base + path.getKey()).set(operation.getKey(), moved);
                }));
        OpenApiInteractionValidator validator = OpenApiInteractionValidator.createForInlineApiSpecification(
                        flat.toString())
                .build();
        List<ApiOperation> operations = new ArrayList<>();
        paths.properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.add(new ApiOperation(
                                name,
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                responses(flat, operation.getValue()),
                                validator))));
        return new ApiDocument(name, List.copyOf(operations));
    }

    /// The responses with their references followed.
    private static ObjectNode responses(JsonNode document, JsonNode operation) {
        ObjectNode resolved = operation.path("responses").deepCopy();
        resolved.properties().forEach(one -> {
            String reference = one.getValue().path("$ref").asText("");
            if (!reference.isEmpty()) one.setValue(document.at(reference.substring(1)));
        });
        return resolved;
    }

    private static String server(JsonNode node) {
        String path =
                URI.create(node.path("servers").path(0).path("url").asText("/")).getPath();
        return path == null || path.equals("/") ? "" : path.replaceAll("/$", "");
    }
}
