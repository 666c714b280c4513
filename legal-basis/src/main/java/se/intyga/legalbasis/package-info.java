/// May this be released, asked, operated, and on what ground? Versioned policy and facts in, a decision with its
/// reasons out. The engine does no I/O; policies that ship are examples and say so.
@NullMarked
package se.intyga.legalbasis;

import org.jspecify.annotations.NullMarked;
