/// The verdict's tests, and the trust and status they answer with.
@NullMarked
package se.intyga.verifier.verdict;

import org.jspecify.annotations.NullMarked;
