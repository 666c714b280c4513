package se.intyga.consent.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import se.intyga.consent.ledger.Code;
import se.intyga.consent.ledger.CorrelationId;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.ledger.Purpose;
import se.intyga.consent.merkle.Hash;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.json.StrictJson;
import se.intyga.pages.Text;

/// An entry of a history as JSON, between installations and in exports. Salted digests stay behind: without their
/// salts they tell nothing. What was read from elsewhere passed the same narrow types as our own entries.
public final class HistoryJson {
    private static final int MOST = 1000;

    private HistoryJson() {}

    public static ObjectNode write(HistoryEntry entry) {
        LedgerEvent event = entry.event();
        ObjectNode json = StrictJson.newObject();
        json.put("event", event.kind().name());
        json.put("at", event.at().toString());
        json.put("origin", entry.origin().name());
        json.set("controller", party(event.controller()));
        event.recipient().ifPresent(party -> json.set("recipient", party(party)));
        event.purpose()
                .ifPresent(purpose -> json.putObject("purpose")
                        .put("code", purpose.code().value())
                        .put("sv", purpose.text().sv())
                        .put("en", purpose.text().en()));
        event.documentType().ifPresent(code -> json.put("documentType", code.value()));
        event.legalBasis().ifPresent(code -> json.put("legalBasis", code.value()));
        event.policyVersion().ifPresent(code -> json.put("policyVersion", code.value()));
        ArrayNode reasons = json.putArray("reasonCodes");
        event.reasonCodes().forEach(code -> reasons.add(code.value()));
        ArrayNode rules = json.putArray("ruleIds");
        event.ruleIds().forEach(code -> rules.add(code.value()));
        ArrayNode paths = json.putArray("claimPaths");
        event.claimPaths().forEach(path -> paths.add(path.toJson()));
        json.put("correlation", event.correlation().value());
        event.decision().ifPresent(decision -> json.put("decision", decision.hex()));
        json.putObject("place")
                .put("ledger", entry.reference().ledger().value())
                .put("index", entry.reference().index())
                .put("leafHash", entry.reference().leafHash().hex());
        entry.installation().ifPresent(installation -> json.put("installation", installation));
        return json;
    }

    /// Nothing when a member is missing, of another kind, or holds what our own ledger would refuse.
    public static Optional<HistoryEntry> read(JsonNode json) {
        try {
            LedgerEvent.Builder event = LedgerEvent.of(
                    EventKind.valueOf(text(json, "event")),
                    Instant.parse(text(json, "at")),
                    party(json.path("controller")),
                    new CorrelationId(text(json, "correlation")));
            if (json.has("recipient")) {
                event.to(party(json.get("recipient")));
            }
            if (json.has("purpose")) {
                JsonNode purpose = json.get("purpose");
                event.why(new Purpose(
                        new Code(text(purpose, "code")), new Text(text(purpose, "sv"), text(purpose, "en"))));
            }
            if (json.has("documentType")) {
                event.about(text(json, "documentType"));
            }
            if (json.has("legalBasis")) {
                event.onBasis(text(json, "legalBasis"));
            }
            if (json.has("policyVersion")) {
                event.byPolicy(text(json, "policyVersion"));
            }
            if (json.has("decision")) {
                event.decision(text(json, "decision"));
            }
            event.because(each(json.path("reasonCodes"), HistoryJson::word));
            event.byRules(each(json.path("ruleIds"), HistoryJson::word));
            event.claims(each(
                    json.path("claimPaths"),
                    path -> ClaimPath.parse(path).orElseThrow(() -> new IllegalArgumentException("no claim path"))));
            JsonNode place = json.path("place");
            if (!place.path("index").canConvertToLong()) {
                return Optional.empty();
            }
            return Optional.of(new HistoryEntry(
                    HistoryEntry.Origin.valueOf(text(json, "origin")),
                    new EntryReference(
                            new LedgerName(text(place, "ledger")),
                            place.get("index").longValue(),
                            Hash.fromHex(text(place, "leafHash"))),
                    event.build()));
        } catch (IllegalArgumentException | DateTimeException notAllowed) {
            return Optional.empty();
        }
    }

    private static ObjectNode party(Party party) {
        return StrictJson.newObject().put("id", party.id().value()).put("name", party.name());
    }

    private static Party party(JsonNode json) {
        return Party.of(text(json, "id"), text(json, "name"));
    }

    private static String text(JsonNode json, String member) {
        return word(json.path(member));
    }

    private static String word(JsonNode value) {
        if (!value.isTextual()) {
            throw new IllegalArgumentException("a text is missing");
        }
        return value.textValue();
    }

    private static <T> List<T> each(JsonNode list, Function<JsonNode, T> reading) {
        if (!list.isArray() || list.size() > MOST) {
            throw new IllegalArgumentException("no list, or too long a one");
        }
        List<T> read = new ArrayList<>();
        list.forEach(member -> read.add(reading.apply(member)));
        return read;
    }
}
