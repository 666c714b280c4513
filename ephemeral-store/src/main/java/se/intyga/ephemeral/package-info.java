/// Short-lived protocol state with expiry: put once, take once, compare-and-set, counters. Two implementations,
/// PostgreSQL and Redis, behind one contract. What is kept is sealed, and its name is hashed.
@NullMarked
package se.intyga.ephemeral;

import org.jspecify.annotations.NullMarked;
