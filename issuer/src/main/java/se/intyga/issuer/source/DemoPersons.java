package se.intyga.issuer.source;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import se.intyga.formats.json.StrictJson;

/// What the demo register knows about ten of Skatteverket's test persons. The facts are invented. Among them are one
/// who was never registered, one whose registration has ended, one with protected identity, one whose record is
/// under secrecy, and one where that is unclear.
final class DemoPersons {
    private sealed interface Known {
        record Registered(String since, boolean eligible, List<String> municipalities) implements Known {}

        record Ended() implements Known {}

        record Protected(Registered registered) implements Known {}

        record Unclear(Registered registered) implements Known {}

        record Secret() implements Known {}
    }

    private static final Map<String, Known> PERSONS = Map.of(
            "189001019802", new Known.Registered("2024-03-11", false, List.of("0180")),
            "197701172392", new Known.Registered("2025-09-01", true, List.of("0180", "0184", "0181")),
            "197705232382", new Known.Registered("2026-01-19", true, List.of("1480", "1481")),
            "195808052384", new Known.Registered("2025-11-03", false, List.of("1280")),
            "198001042384", new Known.Protected(new Known.Registered("2025-02-17", true, List.of("1280"))),
            "198403062394", new Known.Ended(),
            "199804012384", new Known.Unclear(new Known.Registered("2025-05-12", false, List.of("0180"))),
            "200605162395", new Known.Registered("2026-06-15", true, List.of()),
            "199001012385", new Known.Secret());

    private DemoPersons() {}

    /// The answer about this number, without the time.
    static ObjectNode record(String number) {
        ObjectNode answer = StrictJson.newObject();
        Known known = PERSONS.get(number);
        if (known == null) {
            return answer.put("record", "none");
        }
        return switch (known) {
            case Known.Registered registered -> registered(flags(answer, false, "none"), registered);
            case Known.Ended() -> answer.put("record", "ended");
            case Known.Protected(Known.Registered registered) -> registered(flags(answer, true, "none"), registered);
            case Known.Unclear(Known.Registered registered) -> registered(flags(answer, false, "unclear"), registered);
            case Known.Secret() -> flags(answer, false, "applies");
        };
    }

    private static ObjectNode registered(ObjectNode answer, Known.Registered registered) {
        ObjectNode claims = answer.putObject("claims");
        claims.put("registered", true);
        claims.put("registration_date", registered.since());
        claims.put("eligible_for_placement", registered.eligible());
        if (!registered.municipalities().isEmpty()) {
            ArrayNode municipalities = claims.putArray("preferred_municipalities");
            registered.municipalities().forEach(municipalities::add);
        }
        return answer;
    }

    private static ObjectNode flags(ObjectNode answer, boolean isProtected, String secrecy) {
        return answer.put("record", "current")
                .put("protectedIdentity", isProtected)
                .put("secrecy", secrecy);
    }
}
