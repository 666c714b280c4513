/// What callers get when something goes wrong before or outside a use case: the right body for the path, an id that
/// also
/// stands in the log, nothing of the house's insides.
@NullMarked
package se.intyga.app.errors;

import org.jspecify.annotations.NullMarked;
