package se.intyga.issuer.client;

import java.util.List;

/// A wallet that the operator registered.
///
/// @param redirectUris     compared as exact strings
/// @param mustBeAttested   whether it has to bring a wallet attestation; otherwise it is a public client
public record WalletRegistration(String clientId, List<String> redirectUris, boolean mustBeAttested) {
    public WalletRegistration {
        if (clientId.isBlank() || clientId.length() > 512) {
            throw new IllegalArgumentException("a registered wallet has a client id of at most 512 characters");
        }
        redirectUris = List.copyOf(redirectUris);
        for (String redirectUri : redirectUris) {
            if (!RedirectAddress.acceptable(redirectUri)) {
                throw new IllegalArgumentException("wallet " + clientId + " has a redirect address that is not"
                        + " absolute, has a fragment, or is of a dangerous scheme: " + redirectUri);
            }
        }
    }
}
