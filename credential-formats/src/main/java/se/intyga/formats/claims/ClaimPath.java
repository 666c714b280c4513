package se.intyga.formats.claims;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.intyga.formats.json.StrictJson;

/// Which part of a credential is meant: names, places in arrays, or all elements of an array (OpenID4VP 1.0, section
/// 7).
/// A path holds no claim value and may be logged.
public record ClaimPath(List<Segment> segments) {
    /// One step of a path.
    public sealed interface Segment {}

    /// The member of that name.
    public record Name(String name) implements Segment {}

    /// Every element of an array (`null` on the wire).
    public record Each() implements Segment {}

    /// One element of an array, counted from zero.
    public record Index(int index) implements Segment {
        public Index {
            if (index < 0) {
                throw new IllegalArgumentException("an index is never negative");
            }
        }
    }

    public ClaimPath {
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("a claim path has at least one segment");
        }
        segments = List.copyOf(segments);
    }

    /// A path of names only.
    public static ClaimPath of(String first, String... more) {
        return new ClaimPath(Stream.concat(Stream.of(first), Stream.of(more))
                .<Segment>map(Name::new)
                .toList());
    }

    /// Reads the wire form: a non-empty array of strings, nulls and non-negative integers.
    public static Optional<ClaimPath> parse(JsonNode wire) {
        if (!wire.isArray() || wire.isEmpty()) {
            return Optional.empty();
        }
        var segments = new ArrayList<Segment>();
        for (JsonNode part : wire) {
            if (part.isTextual()) {
                segments.add(new Name(part.textValue()));
            } else if (part.isNull()) {
                segments.add(new Each());
            } else if (part.isIntegralNumber() && part.canConvertToInt() && part.intValue() >= 0) {
                segments.add(new Index(part.intValue()));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new ClaimPath(segments));
    }

    /// Reads the wire form from text, as ledgers and configuration keep it.
    public static Optional<ClaimPath> parse(String json) {
        return StrictJson.value(json).flatMap(ClaimPath::parse);
    }

    public ArrayNode toJson() {
        ArrayNode wire = JsonNodeFactory.instance.arrayNode();
        for (Segment segment : segments) {
            switch (segment) {
                case Name(String name) -> wire.add(name);
                case Each() -> wire.addNull();
                case Index(int index) -> wire.add(index);
            }
        }
        return wire;
    }

    public ClaimPath then(Segment next) {
        return new ClaimPath(Stream.concat(segments.stream(), Stream.of(next)).toList());
    }

    /// Whether everything the other path selects lies within what this path selects, whatever the credential.
    public boolean covers(ClaimPath other) {
        if (other.segments.size() < segments.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            Segment mine = segments.get(i);
            Segment theirs = other.segments.get(i);
            boolean wider = mine instanceof Each && theirs instanceof Index;
            if (!wider && !mine.equals(theirs)) {
                return false;
            }
        }
        return true;
    }

    /// The selected values; none when a branch has the wrong kind of container or nothing is there.
    public List<JsonNode> select(JsonNode credential) {
        return locate(credential).stream().map(found -> found.value).toList();
    }

    /// The same selection as concrete paths, with every [Each] resolved to its places.
    public List<ClaimPath> locations(JsonNode credential) {
        return locate(credential).stream().map(found -> new ClaimPath(found.at)).toList();
    }

    private record Found(List<Segment> at, JsonNode value) {
        Found child(Segment segment, JsonNode child) {
            return new Found(Stream.concat(at.stream(), Stream.of(segment)).toList(), child);
        }
    }

    private List<Found> locate(JsonNode credential) {
        List<Found> selected = List.of(new Found(List.of(), credential));
        for (Segment segment : segments) {
            var next = new ArrayList<Found>();
            for (Found found : selected) {
                if (segment instanceof Name ? !found.value.isObject() : !found.value.isArray()) {
                    return List.of();
                }
                switch (segment) {
                    case Name(String name) -> {
                        JsonNode member = found.value.get(name);
                        if (member != null) {
                            next.add(found.child(segment, member));
                        }
                    }
                    case Each() -> {
                        for (int i = 0; i < found.value.size(); i++) {
                            next.add(found.child(new Index(i), found.value.get(i)));
                        }
                    }
                    case Index(int index) -> {
                        JsonNode element = found.value.get(index);
                        if (element != null) {
                            next.add(found.child(segment, element));
                        }
                    }
                }
            }
            selected = next;
        }
        return selected;
    }

    /// The wire form, for example `["address","country"]`.
    @Override
    public String toString() {
        return StrictJson.write(toJson());
    }
}
