package se.intyga.app.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json;
import java.util.List;
import java.util.regex.Pattern;

/// What the house itself refuses, whatever the address: problem details on own APIs, the OAuth error object elsewhere.
record HouseRefusals(ApiOperation ownApi, ApiOperation elsewhere) {
    private static final Pattern OWN_API = Pattern.compile("/[a-z]+/v\\d+(/.*)?");

    /// By the schemas of the document of the house's own addresses.
    static HouseRefusals of(JsonNode house) {
        ObjectNode document = Json.mapper().createObjectNode().put("openapi", "3.0.3");
        document.set("info", house.path("info"));
        document.set("components", house.path("components"));
        ObjectNode paths = document.putObject("paths");
        put(paths, "/own-api", "application/problem+json", "Problem");
        put(paths, "/elsewhere", "application/json", "OAuthError");
        List<ApiOperation> operations =
                ApiDocument.of("every address", document).operations();
        return new HouseRefusals(operations.get(0), operations.get(1));
    }

    private static void put(ObjectNode paths, String path, String type, String schema) {
        ObjectNode responses =
                paths.withObjectProperty(path).withObjectProperty("get").putObject("responses");
        for (int status : List.of(404, 405, 406, 413, 415, 500)) {
            responses
                    .putObject(String.valueOf(status))
                    .put("description", "refused")
                    .withObjectProperty("content")
                    .withObjectProperty(type)
                    .withObjectProperty("schema")
                    .put("$ref", "#/components/schemas/" + schema);
        }
    }

    List<String> defects(Exchange exchange) {
        ApiOperation held = OWN_API.matcher(exchange.path()).matches() ? ownApi : elsewhere;
        Exchange moved = new Exchange(
                "GET",
                held.path(),
                exchange.requestHeaders(),
                "",
                exchange.status(),
                exchange.answerHeaders(),
                exchange.answerBody());
        return held.defectsOfAnswer(moved).stream()
                .map(defect -> exchange + ": " + defect)
                .toList();
    }
}
