package se.intyga.issuer.dpop;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// The request that a proof is for.
///
/// @param proofs      every value of the `DPoP` header, in the order received
/// @param target      the address as the public base URL says it, never as a header says it
/// @param accessToken at a resource: the token that came along (secret; printing hides it)
public record DpopRequest(List<String> proofs, String method, URI target, Optional<String> accessToken) {
    public DpopRequest {
        proofs = List.copyOf(proofs);
    }

    @Override
    public String toString() {
        return "DpopRequest[" + method + " " + target + ", proofs=" + proofs.size() + "]";
    }
}
