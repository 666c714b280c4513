/// Certificates and servers for the tests of this room.
@NullMarked
package se.intyga.trustlists.support;

import org.jspecify.annotations.NullMarked;
