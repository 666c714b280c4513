package se.intyga.issuer.issuance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.history.HeldAbout;
import se.intyga.consent.history.PersonReference;

/// What agencies issued to a person, for her export: that they did and how it stands, for there are no values here.
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
        return List.of("issuer.issuance");
    }

    @Override
    public JsonNode of(PersonReference person) {
        ArrayNode issued = JsonNodeFactory.instance.arrayNode();
        jdbi.useHandle(handle -> handle.createQuery(
                        "SELECT credential_id, agency, configuration_id, issued_at, valid_until, status"
                                + " FROM issuer.issuance WHERE person_hash = :person ORDER BY issued_at")
                .bind("person", HexFormat.of().formatHex(person.bytes()))
                .map((row, _) -> issued.addObject()
                        .put("id", row.getString("credential_id"))
                        .put("agency", row.getString("agency"))
                        .put("configuration", row.getString("configuration_id"))
                        .put(
                                "issuedAt",
                                row.getTimestamp("issued_at").toInstant().toString())
                        .put(
                                "validUntil",
                                row.getTimestamp("valid_until").toInstant().toString())
                        .put("status", row.getInt("status")))
                .list());
        return issued;
    }
}
