package se.intyga.consent.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.ledger.Purpose;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.json.StrictJson;
import se.intyga.pages.Text;

/// The bytes of a no. Its name stands in front, so that it never passes for an act.
final class DeclineDocument {
    private static final String TYPE = "intyga-decline-v1";

    private DeclineDocument() {}

    static byte[] write(Decline decline) {
        ObjectNode json = StrictJson.newObject();
        json.put("type", TYPE).put("at", decline.at().toString()).put("request_digest", decline.requestDigest());
        decline.recipient()
                .ifPresent(party -> json.putObject("recipient")
                        .put("id", party.id().value())
                        .put("name", party.name()));
        decline.purpose()
                .ifPresent(purpose -> json.putObject("purpose")
                        .put("code", purpose.code().value())
                        .put("sv", purpose.text().sv())
                        .put("en", purpose.text().en()));
        decline.credentialType().ifPresent(type -> json.put("credential_type", type));
        ArrayNode claims = json.putArray("claims");
        decline.claims().forEach(path -> claims.add(path.toJson()));
        return StrictJson.write(json).getBytes(StandardCharsets.UTF_8);
    }

    /// Nothing when the bytes are not exactly a no as written here.
    static Optional<Decline> read(byte[] bytes) {
        return StrictJson.object(bytes).flatMap(json -> {
            try {
                Decline decline = new Decline(
                        Instant.parse(string(json, "at")),
                        json.has("recipient")
                                ? Optional.of(Party.of(
                                        string(json.path("recipient"), "id"), string(json.path("recipient"), "name")))
                                : Optional.empty(),
                        json.has("purpose") ? Optional.of(purpose(json.path("purpose"))) : Optional.empty(),
                        json.has("credential_type") ? Optional.of(string(json, "credential_type")) : Optional.empty(),
                        claims(json.path("claims")),
                        string(json, "request_digest"));
                return Arrays.equals(write(decline), bytes) ? Optional.of(decline) : Optional.empty();
            } catch (IllegalArgumentException | DateTimeException notOurs) {
                return Optional.empty();
            }
        });
    }

    private static Purpose purpose(JsonNode json) {
        return Purpose.of(string(json, "code"), new Text(string(json, "sv"), string(json, "en")));
    }

    private static List<ClaimPath> claims(JsonNode json) {
        List<ClaimPath> claims = new ArrayList<>();
        json.forEach(
                path -> claims.add(ClaimPath.parse(path).orElseThrow(() -> new IllegalArgumentException("no path"))));
        return claims;
    }

    private static String string(JsonNode json, String member) {
        JsonNode value = json.path(member);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("a member is missing");
        }
        return value.textValue();
    }
}
