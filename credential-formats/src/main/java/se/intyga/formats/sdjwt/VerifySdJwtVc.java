package se.intyga.formats.sdjwt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.jose.JwsOutcome;
import se.intyga.formats.jose.JwsRejection;
import se.intyga.formats.jose.VerifiedJws;
import se.intyga.formats.keys.PublicJwk;
import se.intyga.formats.keys.SignatureAlgorithm;
import se.intyga.formats.statuslist.StatusReference;

/// Checks a presented SD-JWT VC (RFC 9901, section 7; SD-JWT VC, section 3). The issuer's key is one the caller trusts
/// for the type.
/// Once type and signature hold, every further check is made, so that a verdict can name each.
public final class VerifySdJwtVc {
    private final Set<SignatureAlgorithm> algorithms;
    private final Duration clockSkew;

    public VerifySdJwtVc(Set<SignatureAlgorithm> algorithms, Duration clockSkew) {
        this.algorithms = Set.copyOf(algorithms);
        this.clockSkew = clockSkew;
    }

    /// All our algorithms, a minute of clock skew.
    public VerifySdJwtVc() {
        this(EnumSet.allOf(SignatureAlgorithm.class), Duration.ofMinutes(1));
    }

    public SdJwtVcOutcome verify(PresentedSdJwt presented, PublicJwk issuerKey, HolderBindingRule rule, Instant now) {
        var checks = new EnumMap<SdJwtCheck, CheckResult>(SdJwtCheck.class);
        for (SdJwtCheck check : SdJwtCheck.values()) {
            checks.put(check, new CheckResult.NotMade());
        }
        ObjectNode payload = presented.issuerJwt().unverifiedClaims();
        boolean hasType = payload.path("vct").isTextual()
                && !payload.path("vct").textValue().isEmpty();
        if (!presented.issuerJwt().typ().equals(Optional.of(IssueSdJwtVc.TYPE)) || !hasType) {
            return rejected(checks, SdJwtRejection.WRONG_TYPE);
        }
        checks.put(SdJwtCheck.TYPE, new CheckResult.Passed());
        JwsOutcome signature = presented.issuerJwt().verify(IssueSdJwtVc.TYPE, algorithms, issuerKey);
        if (signature instanceof JwsOutcome.Rejected(JwsRejection reason)) {
            return rejected(checks, signatureRejection(reason));
        }
        checks.put(SdJwtCheck.SIGNATURE, new CheckResult.Passed());

        Unpacking unpacking = unpack(presented, payload);
        if (unpacking instanceof Unpacking.Broken(SdJwtRejection reason)) {
            checks.put(SdJwtCheck.DISCLOSURES, new CheckResult.Failed(reason));
        } else {
            checks.put(SdJwtCheck.DISCLOSURES, new CheckResult.Passed());
        }
        checks.put(SdJwtCheck.VALIDITY, result(wrongValidity(payload, now)));
        VerifyKeyBinding.Result binding = VerifyKeyBinding.check(presented, payload, rule, algorithms, clockSkew, now);
        checks.put(SdJwtCheck.HOLDER_BINDING, binding.check());

        for (CheckResult check : checks.values()) {
            if (check instanceof CheckResult.Failed(SdJwtRejection reason)) {
                return new SdJwtVcOutcome.Rejected(reason, Collections.unmodifiableMap(checks));
            }
        }
        return verified((Unpacking.Unpacked) unpacking, presented, binding, checks);
    }

    private static SdJwtVcOutcome verified(
            Unpacking.Unpacked unpacked,
            PresentedSdJwt presented,
            VerifyKeyBinding.Result binding,
            Map<SdJwtCheck, CheckResult> checks) {
        Set<ClaimPath> disclosed =
                unpacked.placed().stream().map(Unpacking.Placed::at).collect(Collectors.toSet());
        return new SdJwtVcOutcome.Verified(
                new VerifiedSdJwtVc(
                        unpacked.claims(),
                        disclosed,
                        presented.issuerCertificates(),
                        VerifyKeyBinding.holderKey(unpacked.claims()),
                        binding.check() instanceof CheckResult.Passed,
                        binding.transactionDataHashes()),
                Collections.unmodifiableMap(checks));
    }

    private static Unpacking unpack(PresentedSdJwt presented, ObjectNode payload) {
        Unpacking unpacking = UnpackDisclosures.unpack(payload, presented.disclosures());
        if (unpacking instanceof Unpacking.Unpacked unpacked
                && unpacked.placed().stream().anyMatch(placed -> isFrame(placed.at()))) {
            return new Unpacking.Broken(SdJwtRejection.FRAME_CLAIM_DISCLOSED);
        }
        return unpacking;
    }

    private static boolean isFrame(ClaimPath path) {
        return path.segments().getFirst() instanceof ClaimPath.Name(String name)
                && SdJwtVcTemplate.FRAME.contains(name);
    }

    private Optional<SdJwtRejection> wrongValidity(JsonNode payload, Instant now) {
        for (String claim : new String[] {"iat", "nbf", "exp"}) {
            if (payload.has(claim) && VerifiedJws.time(payload, claim).isEmpty()) {
                return Optional.of(SdJwtRejection.UNREADABLE_FRAME);
            }
        }
        if (payload.has("status")
                && StatusReference.parse(payload.get("status")).isEmpty()) {
            return Optional.of(SdJwtRejection.UNREADABLE_FRAME);
        }
        if (VerifiedJws.time(payload, "nbf")
                        .filter(from -> from.isAfter(now.plus(clockSkew)))
                        .isPresent()
                || VerifiedJws.time(payload, "iat")
                        .filter(at -> at.isAfter(now.plus(clockSkew)))
                        .isPresent()) {
            return Optional.of(SdJwtRejection.NOT_YET_VALID);
        }
        if (VerifiedJws.time(payload, "exp")
                .filter(until -> !now.isBefore(until.plus(clockSkew)))
                .isPresent()) {
            return Optional.of(SdJwtRejection.EXPIRED);
        }
        return Optional.empty();
    }

    private static CheckResult result(Optional<SdJwtRejection> wrong) {
        return wrong.<CheckResult>map(CheckResult.Failed::new).orElse(new CheckResult.Passed());
    }

    private static SdJwtVcOutcome rejected(Map<SdJwtCheck, CheckResult> checks, SdJwtRejection reason) {
        checks.put(reason.check(), new CheckResult.Failed(reason));
        return new SdJwtVcOutcome.Rejected(reason, Collections.unmodifiableMap(checks));
    }

    private static SdJwtRejection signatureRejection(JwsRejection reason) {
        return switch (reason) {
            case ALGORITHM_NOT_ALLOWED -> SdJwtRejection.ALGORITHM_NOT_ALLOWED;
            case UNKNOWN_EXTENSION -> SdJwtRejection.UNKNOWN_EXTENSION;
            case PRIVATE_KEY_IN_HEADER -> SdJwtRejection.PRIVATE_KEY_IN_HEADER;
            case WRONG_TYPE -> SdJwtRejection.WRONG_TYPE;
            case MALFORMED,
                    NO_USABLE_KEY,
                    BAD_SIGNATURE,
                    WRONG_ISSUER,
                    WRONG_SUBJECT,
                    WRONG_AUDIENCE,
                    WRONG_NONCE,
                    TOO_OLD,
                    NOT_YET_VALID,
                    EXPIRED,
                    MISSING_CLAIM,
                    WRONG_TARGET,
                    WRONG_ACCESS_TOKEN -> SdJwtRejection.BAD_SIGNATURE;
        };
    }
}
