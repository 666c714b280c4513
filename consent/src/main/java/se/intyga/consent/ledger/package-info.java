/// The append-only ledgers, one an organisation: events in, leaves with salted commitments out, total order, proofs.
/// Nothing here can hold a claim value or a personal number.
@NullMarked
package se.intyga.consent.ledger;

import org.jspecify.annotations.NullMarked;
