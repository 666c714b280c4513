package se.intyga.formats.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;

/// Reads JSON from strangers and refuses what two readers could understand differently:
/// duplicate members, text after the value, more than 32 levels, too much of it, broken UTF-8 or surrogates.
public final class StrictJson {
    /// Larger texts are refused unless the caller names another limit.
    public static final int DEFAULT_MAX_CHARS = 1 << 20;

    public static final int MAX_DEPTH = 32;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(64)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private StrictJson() {}

    public static JsonReading read(String text) {
        return read(text, DEFAULT_MAX_CHARS);
    }

    public static JsonReading read(String text, int maxChars) {
        if (text.length() > maxChars) {
            return new JsonReading.Malformed("longer than " + maxChars + " characters");
        }
        try {
            JsonNode value = MAPPER.readTree(text);
            if (value == null || value.isMissingNode()) {
                return new JsonReading.Malformed("empty");
            }
            return wellFormed(value) ? new JsonReading.Read(value) : new JsonReading.Malformed("a lone surrogate");
        } catch (JsonProcessingException e) {
            // The library's message repeats input: it may hold claims.
            return new JsonReading.Malformed("not strict JSON");
        }
    }

    public static JsonReading read(byte[] utf8, int maxBytes) {
        if (utf8.length > maxBytes) {
            return new JsonReading.Malformed("longer than " + maxBytes + " bytes");
        }
        try {
            return read(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(utf8))
                            .toString(),
                    maxBytes);
        } catch (CharacterCodingException e) {
            return new JsonReading.Malformed("not UTF-8");
        }
    }

    /// The value, or nothing when the text is refused.
    public static Optional<JsonNode> value(String text) {
        return read(text) instanceof JsonReading.Read(JsonNode value) ? Optional.of(value) : Optional.empty();
    }

    /// The object, or nothing when the text is refused or is another kind of value.
    public static Optional<ObjectNode> object(String text) {
        return value(text).filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast);
    }

    public static Optional<ObjectNode> object(byte[] utf8) {
        return read(utf8, DEFAULT_MAX_CHARS) instanceof JsonReading.Read(ObjectNode object)
                ? Optional.of(object)
                : Optional.empty();
    }

    public static ObjectNode newObject() {
        return MAPPER.createObjectNode();
    }

    /// Compact, members in the order they were put.
    public static String write(JsonNode value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }

    /// Compact, members sorted by name at every level: equal values give equal texts.
    public static String canonical(JsonNode value) {
        return write(sorted(value));
    }

    private static JsonNode sorted(JsonNode value) {
        if (value.isObject()) {
            var members = new TreeMap<String, JsonNode>();
            value.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
            ObjectNode object = newObject();
            members.forEach(object::set);
            return object;
        }
        if (value.isArray()) {
            var array = MAPPER.createArrayNode();
            value.forEach(element -> array.add(sorted(element)));
            return array;
        }
        return value;
    }

    private static boolean wellFormed(JsonNode value) {
        if (value.isTextual()) {
            return noLoneSurrogate(value.textValue());
        }
        for (var member : value.properties()) {
            if (!noLoneSurrogate(member.getKey())) {
                return false;
            }
        }
        for (JsonNode child : value) {
            if (!wellFormed(child)) {
                return false;
            }
        }
        return true;
    }

    private static boolean noLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)) {
                if (++i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            } else if (Character.isLowSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
