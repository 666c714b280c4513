package se.intyga.formats.json;

import com.fasterxml.jackson.databind.JsonNode;

/// What became of a text that should be JSON. The reason never repeats the text.
public sealed interface JsonReading {
    record Read(JsonNode value) implements JsonReading {
        @Override
        public String toString() {
            return "Read[value hidden]";
        }
    }

    record Malformed(String reason) implements JsonReading {}
}
