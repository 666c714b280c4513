package se.intyga.issuer.dpop;

import java.time.Duration;

/// How strictly DPoP proofs are asked for.
///
/// @param nonceRequired whether a proof must carry a nonce that this server handed out
/// @param nonceLifetime how long such a nonce is good; it may be used many times
public record DpopConfig(boolean nonceRequired, Duration nonceLifetime) {
    public DpopConfig {
        if (nonceLifetime.compareTo(Duration.ofSeconds(30)) < 0 || nonceLifetime.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("nonce-lifetime must be between 30 seconds and an hour");
        }
    }

    public static DpopConfig defaults() {
        return new DpopConfig(false, Duration.ofMinutes(5));
    }
}
