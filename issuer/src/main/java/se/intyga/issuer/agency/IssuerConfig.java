package se.intyga.issuer.agency;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The issuing door's settings, built by the house.
///
/// @param offerLifetime how long an offer and its code can be redeemed
/// @param txCodeTries wrong transaction codes after which an offer is burnt (I-10)
/// @param releaseLifetime how long a released dataset waits, sealed, to be issued
/// @param statusListSize entries of one status list; a random index among them is taken for each copy (S-7)
/// @param statusTtl how long a consumer may keep a status list token
/// @param statusLifetime `exp` of a status list token, at least `statusTtl`
/// @param configurationFolder credential configurations of the operator; absent: the demo ones that ship
public record IssuerConfig(
        Duration offerLifetime,
        int txCodeTries,
        Duration releaseLifetime,
        int statusListSize,
        Duration statusTtl,
        Duration statusLifetime,
        Optional<Path> configurationFolder) {
    public IssuerConfig {
        positive("offer-lifetime", offerLifetime);
        positive("release-lifetime", releaseLifetime);
        positive("status-ttl", statusTtl);
        positive("status-lifetime", statusLifetime);
        if (txCodeTries < 1 || txCodeTries > 10) {
            throw new IllegalArgumentException("tx-code-tries is between 1 and 10");
        }
        if (statusListSize < 1024 || statusListSize > 1_000_000 || statusListSize % 8 != 0) {
            throw new IllegalArgumentException("status-list-size is a multiple of 8 between 1024 and 1000000");
        }
        if (statusLifetime.compareTo(statusTtl) < 0) {
            throw new IllegalArgumentException("status-lifetime is not shorter than status-ttl");
        }
    }

    public static IssuerConfig defaults() {
        return new IssuerConfig(
                Duration.ofMinutes(15),
                5,
                Duration.ofMinutes(15),
                131_072,
                Duration.ofMinutes(1),
                Duration.ofDays(1),
                Optional.empty());
    }

    private static void positive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " is longer than nothing");
        }
    }
}
