/// Credential offers that an agency makes: created, redeemed once, and followed until issued.
@NullMarked
package se.intyga.issuer.offer;

import org.jspecify.annotations.NullMarked;
