/// Checking a ledger from outside: with its address and its key, and nothing else of its house.
@NullMarked
package se.intyga.consent.audit;

import org.jspecify.annotations.NullMarked;
