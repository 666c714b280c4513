package se.intyga.formats.dcql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import se.intyga.formats.claims.ClaimPath;

/// One claim that is asked for; with `values`, only if it has one of them.
public record ClaimsQuery(Optional<String> id, ClaimPath path, List<JsonNode> values) {
    public ClaimsQuery {
        values = List.copyOf(values);
    }

    /// Whether the claim is there, and one of the wished values if any are named (exact type and value).
    boolean isMetBy(JsonNode claims) {
        List<JsonNode> selected = path.select(claims);
        return !selected.isEmpty()
                && (values.isEmpty()
                        || selected.stream().anyMatch(found -> values.stream().anyMatch(wish -> same(wish, found))));
    }

    private static boolean same(JsonNode wish, JsonNode found) {
        if (wish.isIntegralNumber() && found.isIntegralNumber()) {
            return wish.bigIntegerValue().equals(found.bigIntegerValue());
        }
        return wish.equals(found);
    }

    @Override
    public String toString() {
        return "ClaimsQuery[" + path + "]";
    }
}
