package se.intyga.consent.retention;

import java.time.Instant;
import se.intyga.legalbasis.rule.KeepingRule;

/// What one round did with one kind of record by one rule.
///
/// @param before records from before this instant
/// @param disposed how many records went, or would go in a rehearsal
public record RetentionRun(String keeper, KeepingRule rule, Instant before, int disposed) {}
