/// Receipts of disclosures: signed by the relying party, proven by its ledger, kept by the person if she wants.
@NullMarked
package se.intyga.consent.receipt;

import org.jspecify.annotations.NullMarked;
