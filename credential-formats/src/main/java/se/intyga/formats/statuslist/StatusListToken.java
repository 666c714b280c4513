package se.intyga.formats.statuslist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import se.intyga.formats.jose.JwsDraft;
import se.intyga.formats.jose.JwsOutcome;
import se.intyga.formats.jose.JwsRejection;
import se.intyga.formats.jose.PresentedJws;
import se.intyga.formats.jose.VerifiedJws;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.PublicJwk;
import se.intyga.formats.keys.SignatureAlgorithm;
import se.intyga.formats.keys.SigningKey;

/// The signed form of a status list (draft-ietf-oauth-status-list, section 5.1).
public record StatusListToken(
        URI subject, Instant issuedAt, Optional<Instant> expiresAt, Optional<Duration> timeToLive, StatusList list) {
    public static final String TYPE = "statuslist+jwt";
    public static final String MEDIA_TYPE = "application/statuslist+jwt";
    /// Larger lists are refused: 8 MiB hold 67 million one-bit entries.
    public static final int MAX_LIST_BYTES = 8 << 20;

    /// Seconds by which the publisher's clock may be ahead of ours.
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    /// The compact token, signed by a key whose certificates go into the header, or else under its `kid`.
    public String sign(SigningKey key) {
        ObjectNode claims =
                StrictJson.newObject().put("sub", subject.toString()).put("iat", issuedAt.getEpochSecond());
        expiresAt.ifPresent(until -> claims.put("exp", until.getEpochSecond()));
        timeToLive.ifPresent(ttl -> claims.put("ttl", ttl.toSeconds()));
        claims.putObject("status_list").put("bits", list.bits()).put("lst", list.deflated());
        JwsDraft draft = JwsDraft.of(TYPE, claims);
        return (key.certificateChain().isPresent() ? draft.withX5c() : draft.withKid()).sign(key);
    }

    /// Checks a token with a key the caller trusts for this list (find it by [PresentedJws#x5c]).
    public static StatusListOutcome verify(PresentedJws token, PublicJwk key, URI expected, Instant now) {
        return switch (token.verify(TYPE, EnumSet.allOf(SignatureAlgorithm.class), key)) {
            case JwsOutcome.Rejected(JwsRejection reason) -> new StatusListOutcome.Rejected(codeOf(reason));
            case JwsOutcome.Verified(VerifiedJws jws) -> read(jws, expected, now);
        };
    }

    private static StatusListOutcome read(VerifiedJws jws, URI expected, Instant now) {
        JsonNode claims = jws.claims();
        if (!jws.text("sub").equals(Optional.of(expected.toString()))) {
            return new StatusListOutcome.Rejected(StatusListOutcome.Code.WRONG_LIST);
        }
        Optional<Instant> issuedAt = jws.time("iat");
        Optional<Instant> expiresAt = jws.time("exp");
        Optional<Duration> ttl = ttl(claims);
        boolean readable = issuedAt.isPresent()
                && claims.has("exp") == expiresAt.isPresent()
                && claims.has("ttl") == ttl.isPresent();
        if (!readable) {
            return new StatusListOutcome.Rejected(StatusListOutcome.Code.MALFORMED);
        }
        if (issuedAt.get().isAfter(now.plus(CLOCK_SKEW))) {
            return new StatusListOutcome.Rejected(StatusListOutcome.Code.NOT_YET_VALID);
        }
        if (expiresAt.isPresent() && !now.isBefore(expiresAt.get())) {
            return new StatusListOutcome.Rejected(StatusListOutcome.Code.EXPIRED);
        }
        JsonNode body = claims.path("status_list");
        if (!body.path("bits").isIntegralNumber() || !body.path("lst").isTextual()) {
            return new StatusListOutcome.Rejected(StatusListOutcome.Code.MALFORMED);
        }
        return StatusList.inflate(body.get("bits").asInt(), body.get("lst").textValue(), MAX_LIST_BYTES)
                .<StatusListOutcome>map(list -> new StatusListOutcome.Verified(
                        new StatusListToken(expected, issuedAt.get(), expiresAt, ttl, list)))
                .orElse(new StatusListOutcome.Rejected(StatusListOutcome.Code.MALFORMED));
    }

    private static Optional<Duration> ttl(JsonNode claims) {
        JsonNode ttl = claims.path("ttl");
        return ttl.isIntegralNumber() && ttl.canConvertToInt() && ttl.intValue() > 0
                ? Optional.of(Duration.ofSeconds(ttl.intValue()))
                : Optional.empty();
    }

    private static StatusListOutcome.Code codeOf(JwsRejection reason) {
        return switch (reason) {
            case WRONG_TYPE -> StatusListOutcome.Code.WRONG_TYPE;
            case BAD_SIGNATURE, ALGORITHM_NOT_ALLOWED, NO_USABLE_KEY -> StatusListOutcome.Code.BAD_SIGNATURE;
            case MALFORMED,
                    UNKNOWN_EXTENSION,
                    PRIVATE_KEY_IN_HEADER,
                    WRONG_ISSUER,
                    WRONG_SUBJECT,
                    WRONG_AUDIENCE,
                    WRONG_NONCE,
                    TOO_OLD,
                    NOT_YET_VALID,
                    EXPIRED,
                    MISSING_CLAIM,
                    WRONG_TARGET,
                    WRONG_ACCESS_TOKEN -> StatusListOutcome.Code.MALFORMED;
        };
    }
}
