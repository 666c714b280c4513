/// Tests of this package.
@NullMarked
package se.intyga.eid.person;

import org.jspecify.annotations.NullMarked;
