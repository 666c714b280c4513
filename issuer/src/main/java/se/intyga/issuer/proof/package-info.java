/// Key proofs of a credential request: the keys that the credentials will be bound to.
@NullMarked
package se.intyga.issuer.proof;

import org.jspecify.annotations.NullMarked;
