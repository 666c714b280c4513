package se.intyga.legalbasis.publication;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import se.intyga.openapi.BaseUrl;
import se.intyga.pages.Texts;

/// Puts a rule into words: every member that the operator wrote, none left out, with the law behind it.
final class ReadRule {
    private static final Set<String> ELSEWHERE =
            Set.of("text", "citation", "valid_from", "valid_to", "decision_reference", "legal_decision_reference");

    private final Texts.Spoken words;
    private final BaseUrl base;

    ReadRule(Texts.Spoken words, BaseUrl base) {
        this.words = words;
        this.base = base;
    }

    ReadableRule read(OpenRule rule) {
        JsonNode entry = rule.content();
        var rows = new ArrayList<ReadableRule.Row>();
        entry.properties().forEach(member -> {
            if (!ELSEWHERE.contains(member.getKey())) {
                add(rows, name(member.getKey()), member.getValue());
            }
        });
        return new ReadableRule(
                rule.anchor(),
                spoken(entry.path("text")),
                rows,
                cited(words.of("citation"), entry.path("citation")),
                validity(entry),
                decision(entry));
    }

    String validity(JsonNode entry) {
        String from = entry.path("valid_from").asText();
        return entry.has("valid_to")
                ? words.of("valid.between", from, entry.path("valid_to").asText())
                : words.of("valid.from", from);
    }

    /// A member's name in words, or as it is written where there are none.
    String name(String member) {
        return found("member." + member).orElseGet(() -> member.replace('_', ' '));
    }

    private static Optional<String> decision(JsonNode entry) {
        return Optional.ofNullable(entry.path("decision_reference").textValue())
                .or(() -> Optional.ofNullable(
                        entry.path("legal_decision_reference").textValue()));
    }

    private void add(List<ReadableRule.Row> rows, String name, JsonNode value) {
        if (value.isObject() && value.has("sv")) {
            rows.add(row(name, spoken(value)));
        } else if (value.isObject() && value.has("source")) {
            rows.add(cited(name, value));
        } else if (value.isObject()) {
            value.properties().forEach(member -> add(rows, name + ": " + name(member.getKey()), member.getValue()));
        } else if (value.isArray()) {
            list(rows, name, value);
        } else {
            rows.add(row(name, scalar(value)));
        }
    }

    private void list(List<ReadableRule.Row> rows, String name, JsonNode list) {
        boolean nested = StreamSupport.stream(list.spliterator(), false).anyMatch(JsonNode::isObject);
        if (!nested) {
            rows.add(row(
                    name,
                    list.isEmpty()
                            ? words.of("none")
                            : StreamSupport.stream(list.spliterator(), false)
                                    .map(this::scalar)
                                    .collect(Collectors.joining(", "))));
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            add(rows, list.size() == 1 ? name : name + " " + (i + 1), list.get(i));
        }
    }

    private String scalar(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(this::scalar)
                    .collect(Collectors.joining("."));
        }
        if (value.isNull()) {
            return words.of("each");
        }
        if (value.isBoolean()) {
            return words.of(value.booleanValue() ? "yes" : "no");
        }
        String text = value.asText();
        return found("word." + text).orElseGet(() -> text.replace("{base}", base.toString()));
    }

    private ReadableRule.Row cited(String name, JsonNode citation) {
        String place = citation.path("place").asText("");
        String source = citation.path("source").asText();
        return new ReadableRule.Row(
                name,
                place.isBlank() ? source : source + ", " + place,
                Optional.ofNullable(citation.path("address").textValue()));
    }

    private static ReadableRule.Row row(String name, String value) {
        return new ReadableRule.Row(name, value, Optional.empty());
    }

    private String spoken(JsonNode text) {
        return text.path(words.language().tag()).asText();
    }

    private Optional<String> found(String key) {
        return words.texts().find(key).map(text -> text.in(words.language()));
    }
}
