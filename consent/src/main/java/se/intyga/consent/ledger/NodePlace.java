package se.intyga.consent.ledger;

/// Where a complete subtree stands. Public, because the SQL binding reads it.
public record NodePlace(int level, long index) {}
