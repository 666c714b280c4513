/// What the record says about a transaction, and the receipt the person may fetch once.
@NullMarked
package se.intyga.verifier.receipt;

import org.jspecify.annotations.NullMarked;
