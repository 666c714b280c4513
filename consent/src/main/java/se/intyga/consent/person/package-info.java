/// A person's own keys, wrapped by a key outside the database: one for what she keeps herself and one for each agency's
/// ledger. What a key sealed can be destroyed by destroying it.
@NullMarked
package se.intyga.consent.person;

import org.jspecify.annotations.NullMarked;
