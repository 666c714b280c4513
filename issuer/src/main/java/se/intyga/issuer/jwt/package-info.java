/// Signed JWTs as wallets send them: parsed strictly, trusted only after a key was shown to have signed them.
@NullMarked
package se.intyga.issuer.jwt;

import org.jspecify.annotations.NullMarked;
