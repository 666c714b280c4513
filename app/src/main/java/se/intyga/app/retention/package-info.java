/// `./intyga retention`: letting go of old records, or saying what would go.
@NullMarked
package se.intyga.app.retention;

import org.jspecify.annotations.NullMarked;
