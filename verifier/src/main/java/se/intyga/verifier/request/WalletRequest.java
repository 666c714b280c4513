package se.intyga.verifier.request;

import java.util.Optional;

/// What a wallet said when it fetched the request object by POST (OpenID4VP 1.0, section 5.10); both are empty by GET.
///
/// @param walletNonce copied into the request object, so that the wallet knows it is fresh
/// @param audience the wallet's issuer identifier, if its metadata told one
public record WalletRequest(Optional<String> walletNonce, Optional<String> audience) {
    public static WalletRequest byGet() {
        return new WalletRequest(Optional.empty(), Optional.empty());
    }
}
