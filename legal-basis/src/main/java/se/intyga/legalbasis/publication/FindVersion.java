package se.intyga.legalbasis.publication;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import se.intyga.legalbasis.basis.Validity;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicySet;

/// Which version is meant: by its hash, which is its lasting address, by its label, or by a time.
@Singleton
final class FindVersion {
    private final Policies policies;
    private final Clock clock;

    FindVersion(Policies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    Policies policies() {
        return policies;
    }

    Instant now() {
        return clock.instant();
    }

    PolicySet effective() {
        return policies.effectiveAt(now());
    }

    Optional<PolicySet> named(String version) {
        return policies.byHash(version)
                .or(() -> policies.all().stream()
                        .filter(set -> set.version().label().equals(version))
                        .findFirst());
    }

    /// An instant (RFC 3339), or a day: its first moment in Sweden. Nothing when the text is neither.
    static Optional<Instant> time(String text) {
        try {
            return Optional.of(
                    text.contains("T")
                            ? Instant.parse(text)
                            : LocalDate.parse(text)
                                    .atStartOfDay(Validity.SWEDEN)
                                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
