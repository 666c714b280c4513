package se.intyga.formats.jose;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import se.intyga.formats.keys.PublicJwk;

/// Checks a signed token against an expectation: key proofs, DPoP proofs, client attestations, client assertions.
/// An `exp` or `nbf` that is there is always respected.
public final class VerifyJwt {
    private VerifyJwt() {}

    /// With a key the caller trusts.
    public static JwsOutcome verify(PresentedJws token, PublicJwk key, JwtExpectation expected, Instant now) {
        JwsOutcome signature = expected.typ()
                .map(typ -> token.verify(typ, expected.algorithms(), key))
                .orElseGet(() -> token.verifyUntyped(expected.algorithms(), key));
        return switch (signature) {
            case JwsOutcome.Rejected rejected -> rejected;
            case JwsOutcome.Verified(VerifiedJws jws) ->
                wrongClaim(jws, expected, now)
                        .<JwsOutcome>map(JwsOutcome.Rejected::new)
                        .orElse(signature);
        };
    }

    /// With the key in the token's own `jwk` header, as proofs of possession carry it. A token that names its key in
    /// another way as well is refused.
    public static JwsOutcome verifyWithKeyInHeader(PresentedJws token, JwtExpectation expected, Instant now) {
        JsonNode header = token.header();
        if (expected.typ().isPresent() && !expected.typ().equals(token.typ())) {
            return new JwsOutcome.Rejected(JwsRejection.WRONG_TYPE);
        }
        if (header.has("jwk") && PublicJwk.holdsPrivateMembers(header.get("jwk"))) {
            return new JwsOutcome.Rejected(JwsRejection.PRIVATE_KEY_IN_HEADER);
        }
        Optional<PublicJwk> key = token.jwk();
        if (key.isEmpty() || header.has("kid") || header.has("x5c")) {
            return new JwsOutcome.Rejected(JwsRejection.NO_USABLE_KEY);
        }
        return verify(token, key.get(), expected, now);
    }

    private static Optional<JwsRejection> wrongClaim(VerifiedJws jws, JwtExpectation expected, Instant now) {
        JsonNode claims = jws.claims();
        if (expected.issuer().isPresent() && !expected.issuer().equals(jws.text("iss"))) {
            return Optional.of(JwsRejection.WRONG_ISSUER);
        }
        if (expected.subject().isPresent() && !expected.subject().equals(jws.text("sub"))) {
            return Optional.of(JwsRejection.WRONG_SUBJECT);
        }
        if (!expected.audiences().isEmpty()
                && audience(claims).filter(expected.audiences()::contains).isEmpty()) {
            return Optional.of(JwsRejection.WRONG_AUDIENCE);
        }
        if (expected.nonce().isPresent() && !expected.nonce().equals(jws.text("nonce"))) {
            return Optional.of(JwsRejection.WRONG_NONCE);
        }
        if (expected.needsJti() && jws.text("jti").filter(jti -> !jti.isEmpty()).isEmpty()) {
            return Optional.of(JwsRejection.MISSING_CLAIM);
        }
        return wrongTime(jws, claims, expected, now);
    }

    private static Optional<JwsRejection> wrongTime(
            VerifiedJws jws, JsonNode claims, JwtExpectation expected, Instant now) {
        if (expected.issuedWithin().isPresent()) {
            JwtExpectation.IssuedWithin window = expected.issuedWithin().get();
            Optional<Instant> issued = jws.time("iat");
            if (issued.isEmpty() || issued.get().isBefore(now.minus(window.past()))) {
                return Optional.of(JwsRejection.TOO_OLD);
            }
            if (issued.get().isAfter(now.plus(window.future()))) {
                return Optional.of(JwsRejection.NOT_YET_VALID);
            }
        }
        if (claims.has("nbf")
                && jws.time("nbf")
                        .filter(from -> !from.isAfter(now.plus(expected.clockSkew())))
                        .isEmpty()) {
            return Optional.of(JwsRejection.NOT_YET_VALID);
        }
        Optional<Instant> expiry = jws.time("exp");
        if (claims.has("exp") || expected.longestLife().isPresent()) {
            if (expiry.filter(until -> now.isBefore(until.plus(expected.clockSkew())))
                    .isEmpty()) {
                return Optional.of(JwsRejection.EXPIRED);
            }
        }
        if (expected.longestLife().isPresent()
                && expiry.filter(until -> !until.isAfter(
                                now.plus(expected.longestLife().get()).plus(expected.clockSkew())))
                        .isEmpty()) {
            return Optional.of(JwsRejection.EXPIRED);
        }
        return Optional.empty();
    }

    private static Optional<String> audience(JsonNode claims) {
        JsonNode aud = claims.path("aud");
        JsonNode single = aud.isArray() && aud.size() == 1 ? aud.get(0) : aud;
        return single.isTextual() ? Optional.of(single.textValue()) : Optional.empty();
    }
}
