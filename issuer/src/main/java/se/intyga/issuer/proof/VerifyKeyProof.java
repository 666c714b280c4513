package se.intyga.issuer.proof;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.intyga.formats.keys.PublicJwk;
import se.intyga.issuer.nonce.Nonce;
import se.intyga.issuer.nonce.NonceOutcome;
import se.intyga.issuer.nonce.RedeemNonce;

/// Checks the `proofs` of a credential request (OpenID4VCI 1.0, section 8.2 and appendix F.1).
///
/// The challenge is redeemed last, after every proof passed everything else, so that a mistake of the wallet does not
/// cost
/// it the challenge; and exactly once, so that the same request sent twice gives credentials once.
@Singleton
public final class VerifyKeyProof {
    private final VerifyJwtProof verifyJwtProof;
    private final RedeemNonce redeemNonce;

    public VerifyKeyProof(VerifyJwtProof verifyJwtProof, RedeemNonce redeemNonce) {
        this.verifyJwtProof = verifyJwtProof;
        this.redeemNonce = redeemNonce;
    }

    /// The proven keys, or why there are none.
    ///
    /// @param proofs the member of that name; a missing node when there is none
    public ProofOutcome verify(JsonNode proofs, ProofContext context) {
        if (proofs.isMissingNode() || proofs.isNull()) {
            return invalidProof("proofs is missing");
        }
        if (!proofs.isObject() || proofs.size() != 1) {
            return invalidRequest("proofs must be an object with exactly one proof type");
        }
        if (!proofs.has("jwt")) {
            return invalidRequest("the proof type is not supported; use jwt");
        }
        JsonNode jwts = proofs.path("jwt");
        if (!jwts.isArray() || jwts.isEmpty()) {
            return invalidRequest("proofs.jwt must be a non-empty array");
        }
        if (jwts.size() > context.mostKeys()) {
            return invalidRequest("proofs.jwt holds more keys than batch_size");
        }
        Map<String, PublicJwk> keys = new LinkedHashMap<>();
        Set<Nonce> nonces = new LinkedHashSet<>();
        for (JsonNode jwt : jwts) {
            if (!jwt.isTextual()) {
                return invalidRequest("each element of proofs.jwt must be a string");
            }
            switch (verifyJwtProof.verify(jwt.textValue(), context)) {
                case JwtProof.Rejected(var description) -> {
                    return invalidProof(description);
                }
                case JwtProof.Accepted(var proven, var nonce) -> {
                    for (PublicJwk key : proven) {
                        if (keys.put(key.thumbprint(), key) != null) {
                            return invalidProof("the same key is proven more than once");
                        }
                    }
                    nonces.add(nonce);
                }
            }
        }
        if (keys.size() > context.mostKeys()) {
            return invalidProof("more keys are attested than batch_size");
        }
        for (Nonce nonce : nonces) {
            if (redeemNonce.redeem(context.agency().id().value(), nonce) instanceof NonceOutcome.Unknown) {
                return new ProofOutcome.Rejected(
                        new ProofRejection.InvalidNonce("nonce is unknown, expired or used; fetch a fresh one"));
            }
        }
        return new ProofOutcome.Proven(List.copyOf(keys.values()));
    }

    private static ProofOutcome invalidProof(String description) {
        return new ProofOutcome.Rejected(new ProofRejection.InvalidProof(description));
    }

    private static ProofOutcome invalidRequest(String description) {
        return new ProofOutcome.Rejected(new ProofRejection.InvalidRequest(description));
    }
}
