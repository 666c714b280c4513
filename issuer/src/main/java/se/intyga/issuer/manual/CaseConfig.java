package se.intyga.issuer.manual;

import java.time.Duration;

/// How long things take in the decision queue.
///
/// @param waits how long a request waits for a decision before it expires
/// @param validity how long a decided release can be fetched
/// @param claim after how long another handler may take over a case that was claimed and left
public record CaseConfig(Duration waits, Duration validity, Duration claim) {
    public CaseConfig {
        positive("case-lifetime", waits);
        positive("case-validity", validity);
        positive("case-claim", claim);
    }

    public static CaseConfig defaults() {
        return new CaseConfig(Duration.ofDays(30), Duration.ofDays(14), Duration.ofHours(8));
    }

    private static void positive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " is longer than nothing");
        }
    }
}
