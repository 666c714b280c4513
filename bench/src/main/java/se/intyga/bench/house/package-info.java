/// A house as a process of its own: started, waited for, stopped.
@NullMarked
package se.intyga.bench.house;

import org.jspecify.annotations.NullMarked;
