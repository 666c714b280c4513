/// Where persons ask relying parties to delete what they shared, and relying parties answer.
@NullMarked
package se.intyga.verifier.deletion;

import org.jspecify.annotations.NullMarked;
