package se.intyga.consent.ledger;

import java.time.Instant;
import java.util.Optional;

/// One entry of a ledger; without its event when that was erased.
public record Entry(EntryReference reference, Instant appendedAt, Optional<LedgerEvent> event) {}
