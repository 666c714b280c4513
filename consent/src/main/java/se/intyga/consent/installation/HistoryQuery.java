package se.intyga.consent.installation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import se.intyga.consent.history.HistoryFilter;
import se.intyga.consent.history.HistoryPosition;
import se.intyga.consent.history.ReadHistory;
import se.intyga.consent.ledger.EventKind;
import se.intyga.formats.json.StrictJson;

/// What one installation asks another about a person who is logged in with it.
///
/// @param personalNumber never leaves the asker but encrypted to the asked one
/// @param limit at most so many entries, 1 to 101
public record HistoryQuery(String personalNumber, HistoryFilter filter, Optional<HistoryPosition> after, int limit) {
    public HistoryQuery {
        if (limit < 1 || limit > ReadHistory.MOST + 1) {
            throw new IllegalArgumentException("1 to 101 entries are asked for");
        }
    }

    /// All but the person.
    ObjectNode toJson() {
        ObjectNode json = StrictJson.newObject();
        ArrayNode kinds = json.putArray("events");
        filter.kinds().stream().map(EventKind::name).sorted().forEach(kinds::add);
        filter.party().ifPresent(party -> json.put("party", party));
        filter.from().ifPresent(from -> json.put("from", from.toString()));
        filter.to().ifPresent(to -> json.put("to", to.toString()));
        after.ifPresent(position -> json.put("after", position.text()));
        json.put("limit", limit);
        return json;
    }

    /// Nothing when a member is not as it should be.
    static Optional<HistoryQuery> read(String personalNumber, JsonNode json) {
        try {
            Set<EventKind> kinds = new HashSet<>();
            for (JsonNode kind : json.path("events")) {
                kinds.add(EventKind.valueOf(kind.asText()));
            }
            Optional<HistoryPosition> after = text(json, "after").flatMap(HistoryPosition::parse);
            if ((json.has("after") && after.isEmpty()) || !json.path("limit").isInt()) {
                return Optional.empty();
            }
            return Optional.of(new HistoryQuery(
                    personalNumber,
                    new HistoryFilter(
                            kinds,
                            text(json, "party"),
                            text(json, "from").map(Instant::parse),
                            text(json, "to").map(Instant::parse)),
                    after,
                    json.get("limit").intValue()));
        } catch (IllegalArgumentException | DateTimeException notAllowed) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode json, String member) {
        return Optional.ofNullable(json.path(member).textValue());
    }

    @Override
    public String toString() {
        return "HistoryQuery[hidden]";
    }
}
