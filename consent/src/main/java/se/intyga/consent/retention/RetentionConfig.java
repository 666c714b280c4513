package se.intyga.consent.retention;

import se.intyga.consent.ledger.Party;

/// What app settles for retention.
///
/// @param operator who is responsible for it
public record RetentionConfig(Party operator) {}
