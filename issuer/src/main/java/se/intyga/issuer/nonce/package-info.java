/// Challenges (c_nonce) for key proofs: handed out to anyone, redeemed once.
@NullMarked
package se.intyga.issuer.nonce;

import org.jspecify.annotations.NullMarked;
