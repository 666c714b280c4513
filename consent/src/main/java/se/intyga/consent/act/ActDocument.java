package se.intyga.consent.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.ledger.Purpose;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.json.StrictJson;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.pages.Language;
import se.intyga.pages.Text;

/// The bytes of an act's record. Each type of act has a shape of its own, with its name in front and members
/// that the others lack; a shape that is not exactly one of the three is none.
final class ActDocument {
    private static final String APPROVAL = "intyga-approval-v1";
    private static final String CONSENT = "intyga-consent-v1";
    private static final String AGREEMENT = "intyga-agreement-v1";

    private ActDocument() {}

    static byte[] write(ActRecord record) {
        ObjectNode json = StrictJson.newObject();
        json.put("step", record.step().name());
        json.put("at", record.at().toString());
        json.set("act", act(record.act()));
        return StrictJson.write(json).getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode act(Act act) {
        ObjectNode json = StrictJson.newObject();
        switch (act) {
            case Act.Approval(ActId id, ActScope scope) -> {
                json.put("type", APPROVAL).put("approval", id.value());
                json.put("recipient_basis", scope.recipientBasis().wireName());
            }
            case Act.Consent(ActId id, ActScope _) -> json.put("type", CONSENT).put("consent", id.value());
            case Act.Agreement(ActId id, ActScope scope, String decision) -> {
                json.put("type", AGREEMENT).put("agreement", id.value());
                json.put("recipient_basis", scope.recipientBasis().wireName()).put("legal_decision", decision);
            }
        }
        ActScope scope = act.scope();
        json.put("made_at", scope.madeAt().toString());
        json.put("expires_at", scope.expiresAt().toString());
        json.putObject("recipient")
                .put("id", scope.recipient().id().value())
                .put("name", scope.recipient().name());
        text(
                json.putObject("purpose").put("code", scope.purpose().code().value()),
                scope.purpose().text());
        json.put("credential_type", scope.credentialType());
        ArrayNode claims = json.putArray("claims");
        scope.claims().forEach(path -> claims.add(path.toJson()));
        json.put("request_digest", scope.requestDigest());
        json.put("bound_instance", scope.boundInstance());
        json.putObject("text_shown")
                .put("version", scope.textShown().version())
                .put("hash", scope.textShown().hash())
                .put("language", scope.textShown().language().tag());
        text(json.putObject("retention"), scope.retention());
        json.put("policy_version", scope.policyVersion());
        return json;
    }

    /// Nothing when the bytes are not exactly a record as written here.
    static Optional<ActRecord> read(byte[] bytes) {
        return StrictJson.object(bytes).flatMap(json -> {
            try {
                ActRecord record = new ActRecord(
                        ActRecord.Step.valueOf(string(json, "step")),
                        Instant.parse(string(json, "at")),
                        readAct(json.path("act")));
                return java.util.Arrays.equals(write(record), bytes) ? Optional.of(record) : Optional.empty();
            } catch (IllegalArgumentException | DateTimeException notOurs) {
                return Optional.empty();
            }
        });
    }

    private static Act readAct(JsonNode json) {
        return switch (string(json, "type")) {
            case APPROVAL -> new Act.Approval(new ActId(string(json, "approval")), scope(json, basis(json)));
            case CONSENT -> new Act.Consent(new ActId(string(json, "consent")), scope(json, LawfulBasis.CONSENT));
            case AGREEMENT ->
                new Act.Agreement(
                        new ActId(string(json, "agreement")), scope(json, basis(json)), string(json, "legal_decision"));
            default -> throw new IllegalArgumentException("no such act");
        };
    }

    private static ActScope scope(JsonNode json, LawfulBasis basis) {
        List<ClaimPath> claims = new ArrayList<>();
        for (JsonNode path : json.path("claims")) {
            claims.add(ClaimPath.parse(path).orElseThrow(() -> new IllegalArgumentException("no path")));
        }
        JsonNode shown = json.path("text_shown");
        JsonNode purpose = json.path("purpose");
        return new ActScope(
                Instant.parse(string(json, "made_at")),
                Instant.parse(string(json, "expires_at")),
                Party.of(string(json.path("recipient"), "id"), string(json.path("recipient"), "name")),
                Purpose.of(string(purpose, "code"), readText(purpose)),
                basis,
                string(json, "credential_type"),
                claims,
                string(json, "request_digest"),
                string(json, "bound_instance"),
                new TextShown(string(shown, "version"), string(shown, "hash"), language(string(shown, "language"))),
                readText(json.path("retention")),
                string(json, "policy_version"));
    }

    private static LawfulBasis basis(JsonNode json) {
        return LawfulBasis.parse(string(json, "recipient_basis"))
                .orElseThrow(() -> new IllegalArgumentException("no ground"));
    }

    private static Language language(String tag) {
        for (Language language : Language.values()) {
            if (language.tag().equals(tag)) {
                return language;
            }
        }
        throw new IllegalArgumentException("no such language");
    }

    private static void text(ObjectNode json, Text text) {
        json.put("sv", text.sv()).put("en", text.en());
    }

    private static Text readText(JsonNode json) {
        return new Text(string(json, "sv"), string(json, "en"));
    }

    private static String string(JsonNode json, String member) {
        JsonNode value = json.path(member);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("a member is missing");
        }
        return value.textValue();
    }
}
