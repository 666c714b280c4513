/// Measurements of the engine, run by hand: bench/README.md says how.
@NullMarked
package se.intyga.legalbasis.bench;

import org.jspecify.annotations.NullMarked;
