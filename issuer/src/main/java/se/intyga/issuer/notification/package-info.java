/// What the wallet tells about the credentials it fetched (OpenID4VCI 1.0, section 11).
@NullMarked
package se.intyga.issuer.notification;

import org.jspecify.annotations.NullMarked;
