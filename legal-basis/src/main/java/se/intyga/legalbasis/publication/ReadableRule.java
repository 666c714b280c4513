package se.intyga.legalbasis.publication;

import java.util.List;
import java.util.Optional;

/// One rule as it stands on a page, in one language.
///
/// @param validity the days it holds, in words
/// @param decision the decision it rests on, where it changes a default
public record ReadableRule(
        String anchor, String heading, List<Row> rows, Row citation, String validity, Optional<String> decision) {
    /// A name and a value; the value can be a link.
    public record Row(String name, String value, Optional<String> link) {}

    public ReadableRule {
        rows = List.copyOf(rows);
    }
}
