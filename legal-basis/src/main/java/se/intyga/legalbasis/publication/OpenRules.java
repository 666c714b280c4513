package se.intyga.legalbasis.publication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.intyga.formats.json.StrictJson;
import se.intyga.legalbasis.policy.PolicyHead;
import se.intyga.legalbasis.policy.PolicySet;

/// A version as single rules, in the order a lawyer reads them. A purpose is a rule of its own beside its relying
/// party.
public final class OpenRules {
    /// The sections, and the members that say which entry of a section it is.
    private static final Map<String, List<String>> IDENTITY = new LinkedHashMap<>();

    static {
        IDENTITY.put("document_types", List.of("agency", "document_type"));
        IDENTITY.put("activations", List.of("agency", "document_type"));
        IDENTITY.put("issuers", List.of("agency", "document_type"));
        IDENTITY.put("electronic_form", List.of("agency", "document_type", "medium", "recipient"));
        IDENTITY.put("secrecy", List.of("agency", "document_type"));
        IDENTITY.put("sources", List.of("agency", "document_type", "claim"));
        IDENTITY.put("protected_persons", List.of("agency"));
        IDENTITY.put("mandates", List.of("operator", "agency", "document_types"));
        IDENTITY.put("relying_parties", List.of("id"));
        IDENTITY.put("purposes", List.of("relying_party", "id"));
        IDENTITY.put("claims", List.of("vct", "claim"));
        IDENTITY.put("agreement_mode", List.of());
        IDENTITY.put("retention", List.of("record_type", "agency"));
    }

    private OpenRules() {}

    public static List<String> sections() {
        return List.copyOf(IDENTITY.keySet());
    }

    public static List<OpenRule> of(PolicySet set) {
        var bySection = new LinkedHashMap<String, List<OpenRule>>();
        IDENTITY.keySet().forEach(section -> bySection.put(section, new ArrayList<>()));
        for (PolicyHead.Source source : set.head().sources()) {
            ObjectNode file = StrictJson.object(source.canonicalJson()).orElseThrow();
            for (String section : IDENTITY.keySet()) {
                for (JsonNode entry : file.path(section)) {
                    add(bySection, section, (ObjectNode) entry);
                }
            }
        }
        return bySection.values().stream().flatMap(List::stream).toList();
    }

    private static void add(Map<String, List<OpenRule>> bySection, String section, ObjectNode entry) {
        if (section.equals("relying_parties")) {
            for (JsonNode purpose : entry.path("purposes")) {
                ObjectNode own = purpose.deepCopy();
                own.set("relying_party", entry.path("id"));
                put(bySection, "purposes", own);
            }
            put(bySection, section, entry.deepCopy().without("purposes"));
            return;
        }
        put(bySection, section, entry);
    }

    private static void put(Map<String, List<OpenRule>> bySection, String section, ObjectNode entry) {
        bySection
                .computeIfAbsent(section, _ -> new ArrayList<>())
                .add(new OpenRule(section, anchor(section, entry), entry));
    }

    /// The same entry has the same anchor in every version, as long as it says what it is and from when in the same
    /// way.
    private static String anchor(String section, ObjectNode entry) {
        var name = new StringBuilder(section);
        for (String member : IDENTITY.getOrDefault(section, List.of())) {
            JsonNode value = entry.path(member);
            name.append('.').append(value.isTextual() ? value.textValue() : StrictJson.write(value));
        }
        name.append('.').append(entry.path("valid_from").asText());
        return name.toString()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._-]+", "-")
                .replaceAll("-+(?=\\.|$)|(?<=\\.)-+", "");
    }
}
