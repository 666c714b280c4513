/// `./intyga ledger`: checking ledgers from the database or over HTTP, and changing the ledger key.
@NullMarked
package se.intyga.app.ledger;

import org.jspecify.annotations.NullMarked;
