/// Open rules (R53, R135): what is in force, what it was, what changed, and what the engine would say. For everybody.
@NullMarked
package se.intyga.legalbasis.publication;

import org.jspecify.annotations.NullMarked;
