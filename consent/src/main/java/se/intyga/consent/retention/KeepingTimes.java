package se.intyga.consent.retention;

import java.time.Instant;
import java.util.Optional;
import se.intyga.legalbasis.rule.RecordType;

/// Since when records of a type are kept at an instant, by the policy that holds then. Nothing: the policy sets no time
/// and nothing is let go.
@FunctionalInterface
public interface KeepingTimes {
    Optional<Limit> of(RecordType type, Instant now);

    /// The instant before which records go, and the policy that says so.
    record Limit(Instant before, String policyVersion) {}
}
