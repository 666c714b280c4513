/// The ledgers as anyone may read them, without login: checkpoints, tiles, proofs, keys. Only leaves, never what they
/// commit to.
@NullMarked
package se.intyga.consent.publication;

import org.jspecify.annotations.NullMarked;
