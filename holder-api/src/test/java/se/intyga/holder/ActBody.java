package se.intyga.holder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.function.Consumer;

/// Bodies as a person's application sends them: everything L14 wants, and then changed.
final class ActBody {
    static final String INSTANCE = "A".repeat(42) + "E";
    static final String OTHER_INSTANCE = "B".repeat(42) + "E";
    static final String DIGEST = "C".repeat(42) + "E";
    static final String OTHER_DIGEST = "D".repeat(42) + "E";

    private static final ObjectMapper JSON = new ObjectMapper();

    private ActBody() {}

    /// For the employer, on its legitimate interest.
    static ObjectNode approval() {
        ObjectNode body = consent();
        body.remove("explicit");
        return body.put("purpose", "recruitment").put("legalBasis", "legitimate_interest");
    }

    /// For the employer, on the person's consent.
    static ObjectNode consent() {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("request").put("digest", DIGEST);
        body.put("recipient", "demo-employer").put("purpose", "recruitment-consent");
        body.putObject("credential")
                .put("type", HolderHouse.BASE + "/issuers/arbetsformedlingen/types/registration-certificate/1")
                .put("instance", INSTANCE);
        body.putArray("claims").addArray().add("registered");
        body.putObject("text").put("version", "2026-11").put("hash", DIGEST).put("language", "sv");
        return body.put("expiresAt", HolderHouse.NOW.plusSeconds(120).toString())
                .put("explicit", true);
    }

    static String changed(ObjectNode body, Consumer<ObjectNode> change) {
        change.accept(body);
        return body.toString();
    }

    /// What the application sends when it uses an act.
    static ObjectNode use() {
        ObjectNode body = JSON.createObjectNode();
        body.put("recipient", "demo-employer");
        body.putObject("request").put("digest", DIGEST);
        body.putObject("credential").put("instance", INSTANCE);
        return body;
    }

    static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            throw new AssertionError(body, notJson);
        }
    }
}
