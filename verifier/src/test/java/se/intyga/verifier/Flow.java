package se.intyga.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.Map;
import se.intyga.formats.json.StrictJson;

/// One transaction as a test drives it.
final class Flow {
    static final String EMPLOYER = "demo-employer";

    private final VerifierHouse house;
    private final JsonNode started;

    private Flow(VerifierHouse house, JsonNode started) {
        this.house = house;
        this.started = started;
    }

    static ObjectNode wellFormed() {
        return StrictJson.newObject()
                .put("purpose", "recruitment")
                .put("legal_basis", "legitimate_interest")
                .put("query", "registered");
    }

    static Flow start(VerifierHouse house) {
        return start(house, wellFormed());
    }

    static Flow start(VerifierHouse house, ObjectNode body) {
        HttpResponse<String> answer = house.start(EMPLOYER, body);
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return new Flow(house, json(answer));
    }

    static JsonNode json(HttpResponse<String> answer) {
        return StrictJson.value(answer.body())
                .orElseThrow(() -> new IllegalStateException(answer.statusCode() + " " + answer.body()));
    }

    JsonNode started() {
        return started;
    }

    String id() {
        return started.path("id").asText();
    }

    String requestPath() {
        return VerifierHouse.path(started.path("request_uri").asText());
    }

    String pagePath() {
        return VerifierHouse.path(started.path("page_url").asText());
    }

    TestWallet.Request request() {
        return TestWallet.read(house.get(requestPath()).body());
    }

    HttpResponse<String> respond(String jwe) {
        return house.postForm(responsePath(), Map.of("response", jwe));
    }

    String responsePath() {
        return "/verifier/responses/" + requestPath().substring("/verifier/requests/".length());
    }

    JsonNode state() {
        return json(house.getAs(EMPLOYER, "/verifier/v1/transactions/" + id()));
    }

    HttpResponse<String> result(String code) {
        return house.postJson(
                EMPLOYER,
                "/verifier/v1/transactions/" + id() + "/result",
                StrictJson.write(StrictJson.newObject().put("response_code", code)));
    }
}
