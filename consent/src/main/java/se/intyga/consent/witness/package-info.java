/// Witnesses (C2SP tlog-witness): others cosign our checkpoints, and we cosign theirs, so that no operator can show two
/// histories to two people.
@NullMarked
package se.intyga.consent.witness;

import org.jspecify.annotations.NullMarked;
