package se.intyga.consent.rights;

import se.intyga.consent.ledger.Party;

/// What app settles for cases.
///
/// @param operator who runs the person's door
public record RightsConfig(Party operator) {}
