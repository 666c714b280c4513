package se.intyga.issuer.client;

import java.util.List;
import java.util.Optional;

/// What a request says about its sender.
///
/// @param issuer       identifier of the authorization server that was called
/// @param clientId     the form parameter
/// @param attestations every value of `OAuth-Client-Attestation`
/// @param proofs       every value of `OAuth-Client-Attestation-PoP`
public record ClientRequest(String issuer, Optional<String> clientId, List<String> attestations, List<String> proofs) {
    public ClientRequest {
        attestations = List.copyOf(attestations);
        proofs = List.copyOf(proofs);
    }

    @Override
    public String toString() {
        return "ClientRequest[" + issuer + "]";
    }
}
