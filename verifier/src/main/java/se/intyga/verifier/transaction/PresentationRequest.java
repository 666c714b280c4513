package se.intyga.verifier.transaction;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

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
    @Override
    public String toString() {
        return "PresentationRequest[" + id + " of " + relyingParty + "]";
    }
}
