package se.intyga.app.security;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The parameters of a form body, each at most once (RFC 6749, section 3.2: a parameter sent twice is an error; one
/// without a value counts as not sent).
record FormParameters(Map<String, String> values) {
    /// Nothing, when the body is not a form or repeats a parameter.
    static Optional<FormParameters> parse(String body) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : body.split("&", -1)) {
            if (pair.isEmpty()) continue;
            int equals = pair.indexOf('=');
            try {
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                if (values.put(name, value) != null) return Optional.empty();
            } catch (IllegalArgumentException badEscape) {
                return Optional.empty();
            }
        }
        values.values().removeIf(String::isEmpty);
        return Optional.of(new FormParameters(Map.copyOf(values)));
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "FormParameters" + values.keySet();
    }
}
