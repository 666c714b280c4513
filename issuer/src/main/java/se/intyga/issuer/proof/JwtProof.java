package se.intyga.issuer.proof;

import java.util.List;
import se.intyga.formats.keys.PublicJwk;
import se.intyga.issuer.nonce.Nonce;

/// What one proof of type `jwt` shows, its challenge not redeemed yet.
sealed interface JwtProof {
    record Accepted(List<PublicJwk> keys, Nonce nonce) implements JwtProof {}

    record Rejected(String description) implements JwtProof {}
}
