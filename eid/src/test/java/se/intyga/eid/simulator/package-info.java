/// Tests of this package.
@NullMarked
package se.intyga.eid.simulator;

import org.jspecify.annotations.NullMarked;
