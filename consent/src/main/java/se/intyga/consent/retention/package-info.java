/// Keeps every record for the time its policy sets and no longer: deletes it, or destroys what opens it.
@NullMarked
package se.intyga.consent.retention;

import org.jspecify.annotations.NullMarked;
