/// Tests of this package.
@NullMarked
package se.intyga.eid.session;

import org.jspecify.annotations.NullMarked;
