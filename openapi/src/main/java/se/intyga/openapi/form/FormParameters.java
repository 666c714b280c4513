package se.intyga.openapi.form;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The parameters of an OAuth request, each at most once (RFC 6749, section 3.1: parameters without a value are as if
/// omitted). Values may be secret, so printing shows the names only.
public final class FormParameters {
    /// Largest body where the endpoint sets no other, in bytes; attestations and authorization_details fit many times.
    public static final int LARGEST_BODY = 65_536;

    private static final int MOST_PARAMETERS = 64;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

    private final Map<String, String> values;

    private FormParameters(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /// Reads `application/x-www-form-urlencoded` bytes, or a query string without its question mark.
    public static FormOutcome parse(byte[] body) {
        return parse(body, LARGEST_BODY);
    }

    /// The same with a limit of the endpoint's own, in bytes.
    public static FormOutcome parse(byte[] body, int largest) {
        if (body.length > largest) {
            return new FormOutcome.TooLarge();
        }
        Map<String, String> values = new LinkedHashMap<>();
        String text;
        try {
            text = utf8(body);
        } catch (CharacterCodingException e) {
            return new FormOutcome.Malformed("the body is not UTF-8");
        }
        for (String pair : text.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            Optional<String> name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            Optional<String> value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty()) {
                return new FormOutcome.Malformed("the body is not form encoded");
            }
            if (values.containsKey(name.get())) {
                return new FormOutcome.Malformed("the parameter " + printable(name.get()) + " is given more than once");
            }
            if (values.size() == MOST_PARAMETERS) {
                return new FormOutcome.Malformed("too many parameters");
            }
            values.put(name.get(), value.get());
        }
        values.values().removeIf(String::isEmpty);
        return new FormOutcome.Read(new FormParameters(values));
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    @Override
    public String toString() {
        return "FormParameters"
                + values.keySet().stream()
                        .map(FormParameters::printable)
                        .sorted()
                        .toList();
    }

    private static String printable(String name) {
        return NAME.matcher(name).matches() ? name : "(unnamed)";
    }

    private static Optional<String> decoded(String part) {
        byte[] out = new byte[part.length()];
        int length = 0;
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == '%') {
                int high = i + 2 < part.length() ? Character.digit(part.charAt(i + 1), 16) : -1;
                int low = i + 2 < part.length() ? Character.digit(part.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                out[length++] = (byte) (high * 16 + low);
                i += 2;
            } else if (c == '+') {
                out[length++] = ' ';
            } else if (c < 0x80) {
                out[length++] = (byte) c;
            } else {
                return Optional.empty();
            }
        }
        try {
            String text = utf8(Arrays.copyOf(out, length));
            return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
