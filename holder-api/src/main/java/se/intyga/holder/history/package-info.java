/// What happened with the person's own data: as JSON and as a page.
@NullMarked
package se.intyga.holder.history;

import org.jspecify.annotations.NullMarked;
