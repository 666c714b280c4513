package se.intyga.consent.retention;

import java.time.Instant;
import java.util.List;
import se.intyga.legalbasis.rule.KeepingRule;
import se.intyga.legalbasis.rule.RecordType;

/// The rules that hold at an instant about records of a type: each agency's own, and one for everybody else's. Records
/// that none of them is for are not let go.
@FunctionalInterface
public interface KeepingTimes {
    List<KeepingRule> of(RecordType type, Instant now);
}
