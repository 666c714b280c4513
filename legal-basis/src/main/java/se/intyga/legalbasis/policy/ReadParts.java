package se.intyga.legalbasis.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.Validity;
import se.intyga.legalbasis.rule.ConsentTerms;
import se.intyga.legalbasis.rule.InformationClass;
import se.intyga.legalbasis.rule.RequestedClaims;
import se.intyga.legalbasis.rule.Retention;
import se.intyga.legalbasis.rule.Route;
import se.intyga.pages.Text;

/// The small parts that entries are made of. The schema has been held before: what is missing here is a bug.
final class ReadParts {
    private ReadParts() {}

    static String string(JsonNode entry, String name) {
        return entry.required(name).textValue();
    }

    static Optional<String> optional(JsonNode entry, String name) {
        return Optional.ofNullable(entry.path(name).textValue());
    }

    static <E extends Enum<E>> E word(JsonNode entry, String name, Class<E> type) {
        return Enum.valueOf(type, string(entry, name).toUpperCase(Locale.ROOT));
    }

    static Text text(JsonNode entry, String name) {
        JsonNode text = entry.required(name);
        return new Text(string(text, "sv"), string(text, "en"));
    }

    static Optional<JsonNode> part(JsonNode entry, String name) {
        return Optional.of(entry.path(name)).filter(node -> !node.isMissingNode());
    }

    static Citation cited(JsonNode entry) {
        return citation(entry.required("citation"));
    }

    static InformationClass informationClass(JsonNode levels) {
        return new InformationClass(
                levels.required("confidentiality").intValue(),
                levels.required("correctness").intValue(),
                levels.required("availability").intValue());
    }

    static String vct(JsonNode entry, URI base) {
        return string(entry, "vct").replace("{base}", base.toString());
    }

    static Citation citation(JsonNode citation) {
        return new Citation(string(citation, "source"), citation.path("place").asText(""), address(citation));
    }

    static List<Citation> citations(JsonNode list) {
        var citations = new ArrayList<Citation>();
        list.forEach(one -> citations.add(citation(one)));
        return citations;
    }

    static Validity validity(JsonNode entry) {
        return new Validity(
                LocalDate.parse(string(entry, "valid_from")),
                optional(entry, "valid_to").map(LocalDate::parse));
    }

    static Route route(JsonNode entry, String name) {
        JsonNode route = entry.required(name);
        return new Route(text(route, "text"), address(route));
    }

    static ClaimPath path(JsonNode path) {
        return ClaimPath.parse(path).orElseThrow(() -> new IllegalArgumentException("not a claim path"));
    }

    static List<RequestedClaims> claimSets(JsonNode list, URI base) {
        var sets = new ArrayList<RequestedClaims>();
        for (JsonNode set : list) {
            var paths = new ArrayList<ClaimPath>();
            set.required("paths").forEach(path -> paths.add(path(path)));
            sets.add(new RequestedClaims(vct(set, base), paths));
        }
        return sets;
    }

    static Retention retention(JsonNode entry) {
        JsonNode retention = entry.required("retention");
        return new Retention(Period.parse(string(retention, "period")), text(retention, "text"));
    }

    static Optional<ConsentTerms> consentTerms(JsonNode entry) {
        JsonNode terms = entry.path("consent_terms");
        return terms.isObject()
                ? Optional.of(new ConsentTerms(text(terms, "reason"), text(terms, "alternative")))
                : Optional.empty();
    }

    private static Optional<URI> address(JsonNode entry) {
        return optional(entry, "address").map(URI::create);
    }
}
