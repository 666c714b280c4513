/// Tests of this package.
@NullMarked
package se.intyga.eid.login;

import org.jspecify.annotations.NullMarked;
