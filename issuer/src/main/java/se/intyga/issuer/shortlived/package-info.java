/// How protocol state is written into the short-lived store and read back.
@NullMarked
package se.intyga.issuer.shortlived;

import org.jspecify.annotations.NullMarked;
