package se.intyga.legalbasis.rule;

import java.time.Instant;
import java.time.ZoneOffset;

/// How long whose records of a type are kept, and by which policy (L33, R148).
///
/// @param policyVersion the policy's label
public record KeepingRule(RetentionPeriod period, Whose whose, String policyVersion) {
    /// Records from before this instant have been kept long enough. Counted in the calendar: five years back is the
    /// same day five years ago.
    public Instant before(Instant now) {
        return now.atOffset(ZoneOffset.UTC).minus(period.period()).toInstant();
    }

    /// Whether this house deletes them then, or somebody is to take them to an archive first.
    public boolean deletes() {
        return switch (period.then()) {
            case DELETE -> true;
            case ARCHIVE -> false;
        };
    }
}
