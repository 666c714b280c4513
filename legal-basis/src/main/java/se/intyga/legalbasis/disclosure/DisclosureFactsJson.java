package se.intyga.legalbasis.disclosure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.json.StrictJson;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.rule.RequestedClaims;

/// The facts of a request and of a disclosure as they are kept with the decision.
public final class DisclosureFactsJson {
    private DisclosureFactsJson() {}

    public static ObjectNode write(RequestFacts facts) {
        ObjectNode json = StrictJson.newObject()
                .put("relying_party", facts.relyingParty())
                .put("purpose", facts.purpose())
                .put("once_only_check", word(facts.onceOnlyCheck()));
        facts.basis().ifPresent(basis -> json.put("basis", basis.wireName()));
        writeClaims(json, facts.claims());
        return json;
    }

    /// The facts, unless the text is of another kind or of a time that wrote it differently.
    public static Optional<RequestFacts> readRequest(JsonNode json) {
        try {
            return Optional.of(new RequestFacts(
                    json.required("relying_party").asText(),
                    json.required("purpose").asText(),
                    basis(json),
                    readClaims(json),
                    word(json, "once_only_check", OnceOnlyCheck.class)));
        } catch (IllegalArgumentException | NoSuchElementException e) {
            return Optional.empty();
        }
    }

    public static ObjectNode write(DisclosureFacts facts) {
        ObjectNode json = StrictJson.newObject()
                .put("relying_party", facts.relyingParty())
                .put("purpose", facts.purpose())
                .put("act", word(facts.act()))
                .put("state", word(facts.state()))
                .put("condition", word(facts.condition()))
                .put("recipients", word(facts.recipients()));
        facts.basis().ifPresent(basis -> json.put("basis", basis.wireName()));
        var elements = json.putArray("consent_elements");
        facts.consentElements().stream().sorted().forEach(element -> elements.add(word(element)));
        writeClaims(json, facts.claims());
        return json;
    }

    /// The facts, unless the text is of another kind or of a time that wrote it differently.
    public static Optional<DisclosureFacts> readDisclosure(JsonNode json) {
        try {
            var elements = EnumSet.noneOf(ConsentElement.class);
            for (JsonNode element : json.required("consent_elements")) {
                elements.add(Enum.valueOf(ConsentElement.class, element.asText().toUpperCase(Locale.ROOT)));
            }
            return Optional.of(new DisclosureFacts(
                    json.required("relying_party").asText(),
                    json.required("purpose").asText(),
                    basis(json),
                    word(json, "act", ActKind.class),
                    word(json, "state", ActState.class),
                    word(json, "condition", EventCondition.class),
                    word(json, "recipients", RecipientScope.class),
                    elements,
                    readClaims(json)));
        } catch (IllegalArgumentException | NoSuchElementException e) {
            return Optional.empty();
        }
    }

    private static void writeClaims(ObjectNode json, List<RequestedClaims> claims) {
        var list = json.putArray("claims");
        for (RequestedClaims requested : claims) {
            var paths = list.addObject().put("vct", requested.vct()).putArray("paths");
            requested.paths().forEach(path -> paths.add(path.toJson()));
        }
    }

    private static List<RequestedClaims> readClaims(JsonNode json) {
        var claims = new ArrayList<RequestedClaims>();
        for (JsonNode requested : json.required("claims")) {
            claims.add(new RequestedClaims(requested.required("vct").asText(), paths(requested.required("paths"))));
        }
        return claims;
    }

    private static List<ClaimPath> paths(JsonNode list) {
        var paths = new ArrayList<ClaimPath>();
        for (JsonNode path : list) {
            paths.add(ClaimPath.parse(path).orElseThrow());
        }
        return paths;
    }

    private static Optional<LawfulBasis> basis(JsonNode json) {
        return Optional.ofNullable(json.path("basis").textValue())
                .map(stated -> LawfulBasis.parse(stated).orElseThrow(IllegalArgumentException::new));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E word(JsonNode json, String name, Class<E> type) {
        return Enum.valueOf(type, json.required(name).asText().toUpperCase(Locale.ROOT));
    }
}
