package se.intyga.issuer.dpop;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.Slot;
import se.intyga.formats.jose.JwsRejection;
import se.intyga.formats.jose.VerifyDpopProof;
import se.intyga.formats.jose.VerifyDpopProof.DpopProof;
import se.intyga.issuer.shortlived.ProtocolLimits;

/// Accepts a DPoP proof for the request it came with, once (RFC 9449, section 4.3).
///
/// The mark that makes a proof single use is set last: a proof refused for another reason is not used up,
/// and of two equal proofs that pass everything at the same moment one is refused.
@Singleton
public final class AcceptDpopProof {
    private static final int LONGEST_ID = 256;

    private final EphemeralStore store;
    private final IssueDpopNonce nonces;
    private final DpopConfig config;
    private final ProtocolLimits limits;
    private final Clock clock;
    private final VerifyDpopProof verifyDpopProof;

    public AcceptDpopProof(
            EphemeralStore store, IssueDpopNonce nonces, DpopConfig config, ProtocolLimits limits, Clock clock) {
        this.store = store;
        this.nonces = nonces;
        this.config = config;
        this.limits = limits;
        this.clock = clock;
        this.verifyDpopProof = new VerifyDpopProof(limits.proofAge(), limits.clockSkew());
    }

    public DpopOutcome accept(DpopRequest request) {
        if (request.proofs().isEmpty()) {
            return new DpopOutcome.Absent();
        }
        if (request.proofs().size() > 1) {
            return new DpopOutcome.Rejected("more than one DPoP header");
        }
        return switch (verified(request, clock.instant())) {
            case VerifyDpopProof.Outcome.Rejected(var reason) -> new DpopOutcome.Rejected(describe(reason));
            case VerifyDpopProof.Outcome.Verified(var proof) -> once(proof);
        };
    }

    private VerifyDpopProof.Outcome verified(DpopRequest request, Instant now) {
        String proof = request.proofs().getFirst();
        return request.accessToken()
                .map(token -> verifyDpopProof.verify(proof, request.method(), request.target(), token, now))
                .orElseGet(() -> verifyDpopProof.verify(proof, request.method(), request.target(), now));
    }

    private DpopOutcome once(DpopProof proof) {
        if (proof.jti().length() > LONGEST_ID) {
            return new DpopOutcome.Rejected("jti is too long");
        }
        if (config.nonceRequired() && !proof.nonce().map(nonces::stillGood).orElse(false)) {
            return new DpopOutcome.NonceDemanded(nonces.issue());
        }
        Slot mark = new Slot("issuer.dpop-jti", proof.thumbprint() + "|" + proof.jti());
        // Kept until no proof with this iat can pass any more, whichever way the clocks differ.
        if (!store.putOnce(
                mark, new byte[] {1}, limits.proofAge().plus(limits.clockSkew().multipliedBy(2)))) {
            return new DpopOutcome.Rejected("the proof was used before");
        }
        return new DpopOutcome.Proven(proof.thumbprint());
    }

    private static String describe(JwsRejection reason) {
        return switch (reason) {
            case MALFORMED -> "the proof is not a signed JWT";
            case WRONG_TYPE -> "typ must be dpop+jwt";
            case ALGORITHM_NOT_ALLOWED -> "alg is not accepted";
            case UNKNOWN_EXTENSION -> "crit and b64 are not accepted";
            case PRIVATE_KEY_IN_HEADER -> "jwk must not hold a private key";
            case NO_USABLE_KEY -> "the key must be named by jwk alone, one public elliptic curve key";
            case BAD_SIGNATURE -> "the signature does not fit the key in the header";
            case TOO_OLD -> "iat is missing or too old";
            case NOT_YET_VALID -> "iat or nbf lies in the future";
            case EXPIRED -> "the proof has expired";
            case MISSING_CLAIM -> "jti is missing";
            case WRONG_TARGET -> "htm or htu is not the method or address of this request";
            case WRONG_ACCESS_TOKEN -> "ath is not the hash of the access token";
            case WRONG_ISSUER, WRONG_SUBJECT, WRONG_AUDIENCE, WRONG_NONCE -> "a claim is not as expected";
        };
    }
}
