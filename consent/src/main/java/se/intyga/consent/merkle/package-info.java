/// The tree of RFC 6962: hashing, roots, inclusion and consistency proofs. Pure functions over hashes.
@NullMarked
package se.intyga.consent.merkle;

import org.jspecify.annotations.NullMarked;
