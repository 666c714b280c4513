/// DPoP proofs (RFC 9449): who sent this request holds this key, and sent it just now, once.
@NullMarked
package se.intyga.issuer.dpop;

import org.jspecify.annotations.NullMarked;
