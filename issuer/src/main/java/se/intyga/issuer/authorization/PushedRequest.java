package se.intyga.issuer.authorization;

import org.jspecify.annotations.Nullable;

/// A checked authorization request as it lies in the short-lived store.
///
/// @param byDetails    whether `authorization_details` named the credential
/// @param keyThumbprint of the DPoP key the code will be bound to, when the request said so
/// @param offer        the offer it began with
record PushedRequest(
        String agency,
        String clientId,
        String redirectUri,
        @Nullable String state,
        String codeChallenge,
        String configurationId,
        boolean byDetails,
        @Nullable String keyThumbprint,
        @Nullable String offer) {
    @Override
    public String toString() {
        return "PushedRequest[" + configurationId + " of " + agency + "]";
    }
}
