/// Swedish identity numbers: parsed, checked, never printed, and found again only by a keyed hash.
@NullMarked
package se.intyga.eid.person;

import org.jspecify.annotations.NullMarked;
