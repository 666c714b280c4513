package se.intyga.trustlists.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLContext;

/// The settings of this room.
///
/// @param anchorFolder holds `credential-issuers/`, `wallet-providers/` and `access-certificates/` with PEM files
/// @param allowedHosts `host:port` that may be fetched although they lie at private addresses; lower case
/// @param tls whose servers are believed when fetching
/// @param connectTimeout for the connection alone
/// @param fetchTimeout for a whole fetch, from resolving the name to the last byte
/// @param maxListBytes the largest status list token that is read
/// @param maxListAge how long a fetched list is used at most, whatever its own `ttl` and `exp` allow
/// @param retryAfter how long a list that could not be had is not asked for again
/// @param maxLists how many lists are remembered
public record TrustListsConfig(
        Path anchorFolder,
        Set<String> allowedHosts,
        SSLContext tls,
        Duration connectTimeout,
        Duration fetchTimeout,
        int maxListBytes,
        Duration maxListAge,
        Duration retryAfter,
        int maxLists) {
    public TrustListsConfig {
        allowedHosts = Set.copyOf(allowedHosts);
        for (String host : allowedHosts) {
            if (!host.matches("[a-z0-9.:\\[\\]-]+:[0-9]{1,5}")) {
                throw new IllegalArgumentException("an allowed host is written host:port in lower case, not " + host);
            }
        }
        requirePositive("connectTimeout", connectTimeout);
        requirePositive("fetchTimeout", fetchTimeout);
        requirePositive("maxListAge", maxListAge);
        if (retryAfter.isNegative()) {
            throw new IllegalArgumentException("retryAfter is never negative");
        }
        if (maxListBytes < 1 || maxLists < 1) {
            throw new IllegalArgumentException("maxListBytes and maxLists are at least 1");
        }
    }

    /// Everything but where the anchors are, what may be fetched at private addresses, and whose servers are believed.
    public static TrustListsConfig withDefaults(Path anchorFolder, Set<String> allowedHosts, SSLContext tls) {
        return new TrustListsConfig(
                anchorFolder,
                allowedHosts,
                tls,
                Duration.ofSeconds(3),
                Duration.ofSeconds(8),
                1 << 20,
                Duration.ofMinutes(10),
                Duration.ofSeconds(5),
                1000);
    }

    private static void requirePositive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(name + " is longer than nothing");
        }
    }
}
