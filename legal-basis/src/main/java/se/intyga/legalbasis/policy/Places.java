package se.intyga.legalbasis.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Where each part of a JSON text begins, by its pointer. A member begins at its value.
final class Places {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final Map<String, PolicyProblem.Place> byPointer;

    private Places(Map<String, PolicyProblem.Place> byPointer) {
        this.byPointer = byPointer;
    }

    /// Where a text stops being JSON, and why.
    record Broken(PolicyProblem.Place place, String reason) {}

    /// Precondition: the text is strict JSON.
    static Places of(byte[] text) {
        var found = new HashMap<String, PolicyProblem.Place>();
        try (JsonParser parser = FACTORY.createParser(text)) {
            walk(parser, found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Places(found);
    }

    /// The first place that no reader of JSON can pass. Policy holds no personal data, so the reason may repeat words
    /// of the text.
    static Optional<Broken> broken(byte[] text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            walk(parser, new HashMap<>());
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of(new Broken(place(e.getLocation()), e.getOriginalMessage()));
        } catch (IOException e) {
            return Optional.of(new Broken(PolicyProblem.Place.NONE, "not UTF-8"));
        }
    }

    /// The place of the part, or of the nearest part around it: what is missing is told where it should stand.
    PolicyProblem.Place find(String pointer) {
        String nearest = pointer;
        while (!byPointer.containsKey(nearest) && !nearest.isEmpty()) {
            nearest = nearest.substring(0, Math.max(nearest.lastIndexOf('/'), 0));
        }
        return byPointer.getOrDefault(nearest, PolicyProblem.Place.NONE);
    }

    private static void walk(JsonParser parser, Map<String, PolicyProblem.Place> found) throws IOException {
        JsonToken token = parser.nextToken();
        while (token != null) {
            if (token.isScalarValue() || token.isStructStart()) {
                JsonPointer pointer = token.isStructStart()
                        ? parser.getParsingContext().getParent().pathAsPointer()
                        : parser.getParsingContext().pathAsPointer();
                found.put(pointer.toString(), place(parser.currentTokenLocation()));
            }
            token = parser.nextToken();
        }
    }

    private static PolicyProblem.Place place(JsonLocation location) {
        return location == null
                ? PolicyProblem.Place.NONE
                : new PolicyProblem.Place(location.getLineNr(), location.getColumnNr());
    }
}
