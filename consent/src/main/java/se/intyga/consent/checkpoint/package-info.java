/// Signed notes and checkpoints in the forms of C2SP: what a ledger says about its own size and root, under its key.
@NullMarked
package se.intyga.consent.checkpoint;

import org.jspecify.annotations.NullMarked;
