package se.intyga.verifier;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// How this door behaves. Built by the house from its settings.
///
/// @param transactionLifetime how long a wallet may answer after the start
/// @param resultLifetime how long a verified result waits for the relying party, and a receipt for the person
/// @param clockTolerance how far a wallet's or an issuer's clock may be from ours, in either direction
/// @param keyBindingAge how old the holder's signature may be when it arrives
/// @param statusListAge how old the issuer's status list may be before its line in the verdict says so
/// @param maximumResponseBytes the largest answer of a wallet that is read
/// @param walletScheme the scheme of same-device links, such as `openid4vp`
/// @param keepReceiptAt where a logged-in person can keep a receipt: a page that takes a posted `receipt_uri`
public record VerifierConfig(
        Duration transactionLifetime,
        Duration resultLifetime,
        Duration clockTolerance,
        Duration keyBindingAge,
        Duration statusListAge,
        int maximumResponseBytes,
        String walletScheme,
        Optional<URI> keepReceiptAt) {
    public VerifierConfig {
        within("transaction-lifetime", transactionLifetime, Duration.ofSeconds(30), Duration.ofDays(1));
        within("result-lifetime", resultLifetime, Duration.ofSeconds(30), Duration.ofHours(1));
        within("clock-tolerance", clockTolerance, Duration.ZERO, Duration.ofMinutes(5));
        within("key-binding-age", keyBindingAge, Duration.ofSeconds(10), Duration.ofHours(1));
        within("status-list-age", statusListAge, Duration.ofMinutes(1), Duration.ofDays(31));
        if (maximumResponseBytes < 4096 || maximumResponseBytes > 4 * 1024 * 1024) {
            throw new IllegalArgumentException("maximum-response-bytes is between 4 KiB and 4 MiB");
        }
        if (!walletScheme.matches("[a-z][a-z0-9+.-]*")) {
            throw new IllegalArgumentException("wallet-scheme is a URI scheme in lower case");
        }
    }

    /// What ships: ten minutes to answer, five to read the result.
    public static VerifierConfig standard() {
        return new VerifierConfig(
                Duration.ofMinutes(10),
                Duration.ofMinutes(5),
                Duration.ofSeconds(60),
                Duration.ofMinutes(10),
                Duration.ofDays(2),
                512 * 1024,
                "openid4vp",
                Optional.empty());
    }

    private static void within(String key, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(key + " is between " + least + " and " + most);
        }
    }
}
