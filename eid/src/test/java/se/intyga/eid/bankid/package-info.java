/// Tests of this package.
@NullMarked
package se.intyga.eid.bankid;

import org.jspecify.annotations.NullMarked;
