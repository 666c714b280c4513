/// Deletion requests as a relying party receives them: proven by a receipt, joined to a disclosure and to no person.
@NullMarked
package se.intyga.consent.deletion;

import org.jspecify.annotations.NullMarked;
