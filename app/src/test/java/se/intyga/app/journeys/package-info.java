/// The journeys of the design over HTTP, on a whole house.
@NullMarked
package se.intyga.app.journeys;

import org.jspecify.annotations.NullMarked;
