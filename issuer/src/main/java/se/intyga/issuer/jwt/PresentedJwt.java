package se.intyga.issuer.jwt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.intyga.formats.jose.JwsOutcome;
import se.intyga.formats.jose.PresentedJws;
import se.intyga.formats.jose.VerifiedJws;
import se.intyga.formats.keys.PublicJwk;
import se.intyga.formats.keys.SignatureAlgorithm;

/// A wallet's signed JWT, taken apart once so that each check can name what is wrong: read, not yet believed. It prints
/// hidden.
public final class PresentedJwt {
    /// The algorithms wallets may sign with (EU TS3: all three).
    public static final List<String> ALGORITHMS =
            Arrays.stream(SignatureAlgorithm.values()).map(Enum::name).toList();

    private static final int LONGEST = 32_768;
    private static final Set<SignatureAlgorithm> ALLOWED = Set.copyOf(EnumSet.allOf(SignatureAlgorithm.class));

    private final PresentedJws jws;
    private final ObjectNode header;
    private final ObjectNode payload;

    private PresentedJwt(PresentedJws jws) {
        this.jws = jws;
        this.header = jws.header();
        this.payload = jws.unverifiedClaims();
    }

    /// Reads a compact JWS; empty when it is too long, not strict, or signed with an algorithm that is not ours.
    public static Optional<PresentedJwt> parse(String compact) {
        return compact.length() > LONGEST
                ? Optional.empty()
                : PresentedJws.parse(compact)
                        .filter(jws -> jws.algorithm().isPresent())
                        .map(PresentedJwt::new);
    }

    public boolean hasType(String typ) {
        return jws.typ().equals(Optional.of(typ));
    }

    public ObjectNode header() {
        return header;
    }

    public ObjectNode payload() {
        return payload;
    }

    /// A claim that must be a non-empty string to count.
    public Optional<String> text(String claim) {
        return Optional.ofNullable(payload.path(claim).textValue()).filter(text -> !text.isEmpty());
    }

    /// A claim that must be a NumericDate to count.
    public Optional<Instant> time(String claim) {
        return VerifiedJws.time(payload, claim);
    }

    /// Whether the holder of this key signed exactly these bytes, without extensions we do not know.
    public boolean signedBy(PublicJwk key) {
        return jws.verifyUntyped(ALLOWED, key) instanceof JwsOutcome.Verified;
    }

    @Override
    public String toString() {
        return "PresentedJwt[hidden]";
    }
}
