/// What the tests of this room share.
@NullMarked
package se.intyga.eid;

import org.jspecify.annotations.NullMarked;
