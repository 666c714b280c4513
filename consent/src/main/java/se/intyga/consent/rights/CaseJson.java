package se.intyga.consent.rights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.intyga.consent.ledger.Party;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.json.StrictJson;

/// A case as JSON: what is sealed, and what an export shows.
public final class CaseJson {
    private CaseJson() {}

    public static ObjectNode write(RightsCase written) {
        CaseDraft asked = written.asked();
        ObjectNode json = StrictJson.newObject();
        json.put("id", written.id());
        json.put("kind", asked.kind().name());
        json.put("state", written.state().name());
        json.put("openedAt", written.openedAt().toString());
        json.put("changedAt", written.changedAt().toString());
        json.putObject("about")
                .put("id", asked.about().id().value())
                .put("name", asked.about().name());
        asked.documentType().ifPresent(type -> json.put("documentType", type));
        ArrayNode claims = json.putArray("claimPaths");
        asked.claims().forEach(path -> claims.add(path.toJson()));
        asked.subject().ifPresent(subject -> json.put("subject", subject));
        json.put("words", asked.words());
        asked.identity().ifPresent(identity -> json.put("identity", identity));
        written.answer().ifPresent(answer -> json.put("answer", answer));
        json.put("version", written.version());
        return json;
    }

    static RightsCase read(ObjectNode json) {
        List<ClaimPath> claims = new ArrayList<>();
        json.path("claimPaths").forEach(path -> claims.add(ClaimPath.parse(path).orElseThrow()));
        return new RightsCase(
                text(json, "id").orElseThrow(),
                new CaseDraft(
                        CaseKind.valueOf(text(json, "kind").orElseThrow()),
                        Party.of(
                                text(json.path("about"), "id").orElseThrow(),
                                text(json.path("about"), "name").orElseThrow()),
                        text(json, "documentType"),
                        claims,
                        text(json, "subject"),
                        text(json, "words").orElseThrow(),
                        text(json, "identity")),
                CaseState.valueOf(text(json, "state").orElseThrow()),
                Instant.parse(text(json, "openedAt").orElseThrow()),
                Instant.parse(text(json, "changedAt").orElseThrow()),
                text(json, "answer"),
                json.path("version").intValue());
    }

    private static Optional<String> text(JsonNode json, String member) {
        return Optional.ofNullable(json.path(member).textValue());
    }
}
