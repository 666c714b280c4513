/// Other installations: one view of a person's history over several of them, with nothing stored in between.
@NullMarked
package se.intyga.consent.installation;

import org.jspecify.annotations.NullMarked;
