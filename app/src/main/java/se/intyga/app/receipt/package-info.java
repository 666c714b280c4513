/// Checking a receipt on the command line, with the ledger's public key and nothing else.
@NullMarked
package se.intyga.app.receipt;

import org.jspecify.annotations.NullMarked;
