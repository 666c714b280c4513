package se.intyga.issuer.manual;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import se.intyga.consent.history.HeldAbout;
import se.intyga.consent.history.PersonReference;

/// A person's requests that waited for a case handler, for her export: what she may know. A proposal decides nothing
/// and
/// is not told; who handled it is told by unit only.
@Singleton
final class QueuedAbout implements HeldAbout {
    private static final Set<String> DECIDED = Set.of("released", "refused", "used", "expired", "withdrawn");

    private final Jdbi jdbi;

    QueuedAbout(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public String name() {
        return "releaseCases";
    }

    @Override
    public List<String> tables() {
        return List.of("issuer.release_case", "issuer.release_case_look");
    }

    @Override
    public JsonNode of(PersonReference person) {
        ArrayNode cases = JsonNodeFactory.instance.arrayNode();
        jdbi.useHandle(handle -> handle.createQuery(
                        "SELECT * FROM issuer.release_case WHERE person_hash = :person ORDER BY created_at")
                .bind("person", person.hex())
                .map((row, _) -> one(row, handle))
                .forEach(cases::add));
        return cases;
    }

    private static ObjectNode one(ResultSet row, Handle handle) throws SQLException {
        String id = row.getString("case_id");
        String state = row.getString("state");
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id)
                .put("agency", row.getString("agency"))
                .put("configuration", row.getString("configuration_id"))
                .put("requestedAt", time(row, "requested_at"))
                .put("authentication", row.getString("authentication"))
                .put("policyVersion", row.getString("policy_version"))
                .put("guideline", row.getString("guideline"))
                .put("state", state)
                .put("stateAt", time(row, "state_at"));
        words(json.putArray("grounds"), row.getString("grounds"));
        words(json.putArray("ruleIds"), row.getString("rule_ids"));
        if (DECIDED.contains(state)) {
            member(json, "outcome", row.getString("outcome"));
            member(json, "reason", row.getString("reason"));
            member(json, "noteSv", row.getString("note_sv"));
            member(json, "noteEn", row.getString("note_en"));
        }
        ArrayNode looks = json.putArray("looks");
        handle.createQuery(
                        "SELECT unit, looked_at FROM issuer.release_case_look WHERE case_id = :id ORDER BY looked_at")
                .bind("id", id)
                .map((look, _) -> JsonNodeFactory.instance
                        .objectNode()
                        .put("unit", look.getString("unit"))
                        .put("at", time(look, "looked_at")))
                .forEach(looks::add);
        return json;
    }

    private static void words(ArrayNode array, String words) {
        for (String word : words.split(" ", -1)) {
            if (!word.isEmpty()) {
                array.add(word);
            }
        }
    }

    private static void member(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static String time(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant().toString();
    }
}
