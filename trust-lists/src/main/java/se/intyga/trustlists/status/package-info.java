/// The status of others' credentials: fetch the list, check it, read the place, and never take an error for valid.
@NullMarked
package se.intyga.trustlists.status;

import org.jspecify.annotations.NullMarked;
