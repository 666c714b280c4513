package se.intyga.formats.jose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import se.intyga.formats.keys.PublicJwk;

/// A token whose type, algorithm and signature were checked with the key it names. Only this package makes one.
public final class VerifiedJws {
    private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(253_402_300_799L); // end of the year 9999

    private final ObjectNode header;
    private final ObjectNode claims;
    private final PublicJwk key;

    VerifiedJws(ObjectNode header, ObjectNode claims, PublicJwk key) {
        this.header = header;
        this.claims = claims;
        this.key = key;
    }

    public ObjectNode header() {
        return header.deepCopy();
    }

    public ObjectNode claims() {
        return claims.deepCopy();
    }

    /// The key that signed.
    public PublicJwk key() {
        return key;
    }

    public Optional<String> text(String claim) {
        JsonNode value = claims.get(claim);
        return value != null && value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    /// A NumericDate claim (`iat`, `exp`, `nbf`).
    public Optional<Instant> time(String claim) {
        return time(claims, claim);
    }

    /// Reads a NumericDate: a number of seconds between 1970 and 9999, fractions dropped.
    public static Optional<Instant> time(JsonNode claims, String claim) {
        JsonNode value = claims.get(claim);
        if (value == null || !value.isNumber()) {
            return Optional.empty();
        }
        BigDecimal seconds = value.decimalValue();
        if (seconds.signum() < 0 || seconds.compareTo(LAST_SECOND) > 0) {
            return Optional.empty();
        }
        return Optional.of(Instant.ofEpochSecond(seconds.longValue()));
    }

    @Override
    public String toString() {
        return "VerifiedJws[hidden]";
    }
}
