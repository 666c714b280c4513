package se.intyga.formats.sdjwt;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.intyga.formats.encoding.HashAlgorithm;
import se.intyga.formats.jose.JwsOutcome;
import se.intyga.formats.jose.JwsRejection;
import se.intyga.formats.jose.PresentedJws;
import se.intyga.formats.jose.VerifiedJws;
import se.intyga.formats.keys.PublicJwk;
import se.intyga.formats.keys.SignatureAlgorithm;

/// Checks the holder's proof at the end of an SD-JWT (RFC 9901, section 7.3).
final class VerifyKeyBinding {
    static final String TYPE = "kb+jwt";

    record Result(CheckResult check, List<String> transactionDataHashes) {}

    private VerifyKeyBinding() {}

    static Result check(
            PresentedSdJwt presented,
            JsonNode payload,
            HolderBindingRule rule,
            Set<SignatureAlgorithm> algorithms,
            Duration clockSkew,
            Instant now) {
        return switch (rule) {
            case HolderBindingRule.NotDemanded() -> new Result(new CheckResult.NotMade(), List.of());
            case HolderBindingRule.Demanded demanded ->
                demanded(presented, payload, demanded, algorithms, clockSkew, now);
        };
    }

    /// The key in `cnf.jwk`.
    static Optional<PublicJwk> holderKey(JsonNode payload) {
        return PublicJwk.parse(payload.path("cnf").path("jwk"));
    }

    private static Result demanded(
            PresentedSdJwt presented,
            JsonNode payload,
            HolderBindingRule.Demanded rule,
            Set<SignatureAlgorithm> algorithms,
            Duration clockSkew,
            Instant now) {
        Optional<PublicJwk> key = holderKey(payload);
        if (key.isEmpty()) {
            return failed(SdJwtRejection.NO_HOLDER_KEY);
        }
        Optional<PresentedJws> proof = presented.keyBinding();
        if (proof.isEmpty()) {
            return failed(SdJwtRejection.NO_KEY_BINDING);
        }
        return switch (proof.get().verify(TYPE, algorithms, key.get())) {
            case JwsOutcome.Rejected(JwsRejection reason) ->
                failed(
                        reason == JwsRejection.WRONG_TYPE
                                ? SdJwtRejection.KEY_BINDING_TYPE
                                : SdJwtRejection.KEY_BINDING_SIGNATURE);
            case JwsOutcome.Verified(VerifiedJws jws) -> claims(jws, presented, payload, rule, clockSkew, now);
        };
    }

    private static Result claims(
            VerifiedJws jws,
            PresentedSdJwt presented,
            JsonNode payload,
            HolderBindingRule.Demanded rule,
            Duration clockSkew,
            Instant now) {
        if (!jws.text("aud").equals(Optional.of(rule.audience()))) {
            return failed(SdJwtRejection.KEY_BINDING_AUDIENCE);
        }
        if (!jws.text("nonce").equals(Optional.of(rule.nonce()))) {
            return failed(SdJwtRejection.KEY_BINDING_NONCE);
        }
        if (!timely(jws, rule, clockSkew, now)) {
            return failed(SdJwtRejection.KEY_BINDING_TIME);
        }
        Optional<String> hash =
                UnpackDisclosures.hashOf(payload).map(algorithm -> algorithm.digestOf(presented.withoutKeyBinding()));
        if (hash.isEmpty() || !jws.text("sd_hash").equals(hash)) {
            return failed(SdJwtRejection.KEY_BINDING_HASH);
        }
        return new Result(new CheckResult.Passed(), texts(jws.claims().path("transaction_data_hashes")));
    }

    private static boolean timely(VerifiedJws jws, HolderBindingRule.Demanded rule, Duration clockSkew, Instant now) {
        JsonNode claims = jws.claims();
        boolean window = jws.time("iat")
                .filter(at -> !at.isBefore(now.minus(rule.past())) && !at.isAfter(now.plus(rule.future())))
                .isPresent();
        boolean notExpired = !claims.has("exp")
                || jws.time("exp")
                        .filter(until -> now.isBefore(until.plus(clockSkew)))
                        .isPresent();
        boolean begun = !claims.has("nbf")
                || jws.time("nbf")
                        .filter(from -> !from.isAfter(now.plus(clockSkew)))
                        .isPresent();
        return window && notExpired && begun;
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private static Result failed(SdJwtRejection reason) {
        return new Result(new CheckResult.Failed(reason), List.of());
    }

    /// The `sd_hash` of a presentation, for those who make one.
    static String hashOf(PresentedSdJwt presented) {
        HashAlgorithm algorithm = UnpackDisclosures.hashOf(presented.issuerJwt().unverifiedClaims())
                .orElseThrow(() -> new IllegalArgumentException("the credential names an unknown hash"));
        return algorithm.digestOf(presented.withoutKeyBinding());
    }
}
