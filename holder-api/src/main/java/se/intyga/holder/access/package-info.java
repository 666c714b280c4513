/// Who is at the door: the logged-in person, from the browser's session and from nowhere else.
@NullMarked
package se.intyga.holder.access;

import org.jspecify.annotations.NullMarked;
