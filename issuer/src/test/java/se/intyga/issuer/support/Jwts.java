package se.intyga.issuer.support;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SigningKey;

/// Signs any header over any payload, as no honest library would.
public record Jwts(ObjectNode header, ObjectNode payload, SigningKey key) {
    public Jwts {
        header = header.deepCopy();
        payload = payload.deepCopy();
    }

    public String signed() {
        return signed(StrictJson.write(header), StrictJson.write(payload), key);
    }

    public Jwts header(Consumer<ObjectNode> change) {
        ObjectNode changed = header.deepCopy();
        change.accept(changed);
        return new Jwts(changed, payload, key);
    }

    public Jwts payload(Consumer<ObjectNode> change) {
        ObjectNode changed = payload.deepCopy();
        change.accept(changed);
        return new Jwts(header, changed, key);
    }

    /// Signed by another key than the one it names.
    public Jwts by(SigningKey other) {
        return new Jwts(header, payload, other);
    }

    public static String signed(String header, String payload, SigningKey key) {
        String input = Base64Url.encode(header) + "." + Base64Url.encode(payload);
        return input + "." + Base64Url.encode(key.sign(input.getBytes(StandardCharsets.US_ASCII)));
    }
}
