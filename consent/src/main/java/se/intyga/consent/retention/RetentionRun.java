package se.intyga.consent.retention;

import java.time.Instant;

/// What one round did with one kind of record.
///
/// @param disposed how many records went, or would go in a rehearsal
public record RetentionRun(String keeper, Instant before, int disposed) {}
