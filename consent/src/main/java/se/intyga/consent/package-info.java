/// What the person decided and what was disclosed: the append-only ledger, receipts, the person's own history.
/// Claim paths and salted digests only; never a claim value, never a personal number.
@NullMarked
package se.intyga.consent;

import org.jspecify.annotations.NullMarked;
