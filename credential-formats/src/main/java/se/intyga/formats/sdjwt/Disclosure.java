package se.intyga.formats.sdjwt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.SecureRandom;
import java.util.Optional;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.encoding.HashAlgorithm;
import se.intyga.formats.json.JsonReading;
import se.intyga.formats.json.StrictJson;

/// One hidden claim, opened: salt, name (none for an array element) and value (RFC 9901, section 4.2).
/// Keeps the text as it came: digests are taken of it, never of a rewriting.
record Disclosure(String encoded, Optional<String> name, JsonNode value) {
    static final int MAX_BYTES = 1 << 18;
    private static final int SALT_BYTES = 16;

    static Disclosure ofMember(String name, JsonNode value, SecureRandom random) {
        return new Disclosure(encode(salted(random).add(name).add(value)), Optional.of(name), value);
    }

    static Disclosure ofElement(JsonNode value, SecureRandom random) {
        return new Disclosure(encode(salted(random).add(value)), Optional.empty(), value);
    }

    static Optional<Disclosure> parse(String encoded) {
        Optional<JsonNode> json = Base64Url.decode(encoded)
                .filter(bytes -> bytes.length <= MAX_BYTES)
                .flatMap(bytes -> StrictJson.read(bytes, MAX_BYTES) instanceof JsonReading.Read(JsonNode value)
                        ? Optional.of(value)
                        : Optional.empty());
        if (json.isEmpty() || !json.get().isArray() || !json.get().path(0).isTextual()) {
            return Optional.empty();
        }
        JsonNode parts = json.get();
        if (parts.size() == 2) {
            return Optional.of(new Disclosure(encoded, Optional.empty(), parts.get(1)));
        }
        if (parts.size() != 3 || !parts.get(1).isTextual()) {
            return Optional.empty();
        }
        String name = parts.get(1).textValue();
        return name.equals("_sd") || name.equals("...")
                ? Optional.empty()
                : Optional.of(new Disclosure(encoded, Optional.of(name), parts.get(2)));
    }

    String digest(HashAlgorithm algorithm) {
        return algorithm.digestOf(encoded);
    }

    private static ArrayNode salted(SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return JsonNodeFactory.instance.arrayNode().add(Base64Url.encode(salt));
    }

    private static String encode(JsonNode parts) {
        return Base64Url.encode(StrictJson.write(parts));
    }

    @Override
    public String toString() {
        return "Disclosure[hidden]";
    }
}
