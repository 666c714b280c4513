/// Access tokens: opaque, bound to a DPoP key, what they allow kept in the short-lived store.
@NullMarked
package se.intyga.issuer.access;

import org.jspecify.annotations.NullMarked;
