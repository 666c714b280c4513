package se.intyga.issuer.client;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which wallets are let in, and how they show who they are.
///
/// @param wallets                    wallets known by registration
/// @param challengeRequired          whether an attestation's proof must hold a challenge of ours
/// @param challengeLifetime          how long a challenge is good
/// @param anonymousPreAuthorized     whether the pre-authorized grant may be used without naming a wallet
public record ClientConfig(
        List<WalletRegistration> wallets,
        boolean challengeRequired,
        Duration challengeLifetime,
        boolean anonymousPreAuthorized) {

    public ClientConfig {
        wallets = List.copyOf(wallets);
        Set<String> ids = new HashSet<>();
        for (WalletRegistration wallet : wallets) {
            if (!ids.add(wallet.clientId())) {
                throw new IllegalArgumentException("wallet " + wallet.clientId() + " is registered twice");
            }
        }
        if (challengeLifetime.compareTo(Duration.ofSeconds(30)) < 0
                || challengeLifetime.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("challenge-lifetime must be between 30 seconds and an hour");
        }
    }

    public static ClientConfig defaults(List<WalletRegistration> wallets) {
        return new ClientConfig(wallets, false, Duration.ofMinutes(5), true);
    }

    Optional<WalletRegistration> wallet(String clientId) {
        return wallets.stream()
                .filter(wallet -> wallet.clientId().equals(clientId))
                .findFirst();
    }
}
