/// Is this presentation what was asked for, and can it be relied on: one line a check.
@NullMarked
package se.intyga.verifier.verdict;

import org.jspecify.annotations.NullMarked;
