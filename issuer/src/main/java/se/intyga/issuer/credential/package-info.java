/// The credential endpoint: from an access token and key proofs to signed credentials.
@NullMarked
package se.intyga.issuer.credential;

import org.jspecify.annotations.NullMarked;
