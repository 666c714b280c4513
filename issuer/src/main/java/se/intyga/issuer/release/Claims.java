package se.intyga.issuer.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.json.StrictJson;

/// A dataset restricted to some claims.
final class Claims {
    private Claims() {}

    /// The dataset with only the values at these paths of names.
    static ObjectNode only(ObjectNode dataset, List<ClaimPath> paths) {
        ObjectNode kept = StrictJson.newObject();
        for (ClaimPath path : paths) {
            for (JsonNode value : path.select(dataset)) {
                put(kept, path, value);
            }
        }
        return kept;
    }

    private static void put(ObjectNode target, ClaimPath path, JsonNode value) {
        ObjectNode parent = target;
        for (ClaimPath.Segment segment :
                path.segments().subList(0, path.segments().size() - 1)) {
            parent = parent.withObjectProperty(name(segment));
        }
        parent.set(name(path.segments().getLast()), value.deepCopy());
    }

    private static String name(ClaimPath.Segment segment) {
        return switch (segment) {
            case ClaimPath.Name(String name) -> name;
            case ClaimPath.Each _, ClaimPath.Index _ ->
                throw new IllegalArgumentException("a configured claim is a path of names");
        };
    }
}
