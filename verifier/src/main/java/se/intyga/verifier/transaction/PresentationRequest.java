package se.intyga.verifier.transaction;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.intyga.legalbasis.rule.RequestedClaims;

/// What was fixed when a transaction began.
///
/// @param dcql the query's JSON text
/// @param nonce what the holder's signature must contain
/// @param expiresAt no answer is taken from then on
public record PresentationRequest(
        TransactionId id,
        RequestId requestId,
        PageId pageId,
        String relyingParty,
        StatedGround ground,
        String dcql,
        String nonce,
        Flow flow,
        Optional<URI> returnAddress,
        Instant createdAt,
        Instant expiresAt) {
    /// What the query could bring out, as the law looks at it.
    public List<RequestedClaims> asked() {
        return switch (AskedClaims.read(dcql)) {
            case AskedClaims.Usable(AskedClaims usable) -> usable.claims();
            case AskedClaims.Unusable(String reason) ->
                throw new IllegalStateException("a query that began a transaction is none any more: " + reason);
        };
    }

    @Override
    public String toString() {
        return "PresentationRequest[" + id + " of " + relyingParty + "]";
    }
}
