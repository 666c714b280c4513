/// Measurements of the ledger, run by hand: bench/README.md says how.
@NullMarked
package se.intyga.consent.bench;

import org.jspecify.annotations.NullMarked;
