package se.intyga.issuer.issuance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.history.HeldAbout;
import se.intyga.consent.history.PersonReference;

/// What agencies issued to a person, for her export: that they did, how it stands, and in which places of status lists,
/// for there are no values here.
@Singleton
final class IssuedAbout implements HeldAbout {
    private final Jdbi jdbi;

    IssuedAbout(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public String name() {
        return "credentials";
    }

    @Override
    public List<String> tables() {
        return List.of("issuer.issuance", "issuer.issuance_copy");
    }

    @Override
    public JsonNode of(PersonReference person) {
        ArrayNode issued = JsonNodeFactory.instance.arrayNode();
        jdbi.useHandle(handle -> handle.createQuery(
                        "SELECT credential_id, agency, configuration_id, issued_at, valid_until, status,"
                                + " (SELECT string_agg(list_id || ' ' || place, ',' ORDER BY list_id, place)"
                                + " FROM issuer.issuance_copy c WHERE c.credential_id = i.credential_id) AS places"
                                + " FROM issuer.issuance i WHERE person_hash = :person ORDER BY issued_at")
                .bind("person", person.hex())
                .map((row, _) -> one(row))
                .forEach(issued::add));
        return issued;
    }

    private static ObjectNode one(ResultSet row) throws SQLException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", row.getString("credential_id"))
                .put("agency", row.getString("agency"))
                .put("configuration", row.getString("configuration_id"))
                .put("issuedAt", row.getTimestamp("issued_at").toInstant().toString())
                .put("validUntil", row.getTimestamp("valid_until").toInstant().toString())
                .put("status", row.getInt("status"));
        ArrayNode places = json.putArray("statusPlaces");
        String given = row.getString("places");
        if (given != null) {
            for (String place : given.split(",", -1)) {
                String[] parts = place.split(" ", -1);
                places.addObject().put("list", parts[0]).put("place", Integer.parseInt(parts[1]));
            }
        }
        return json;
    }
}
