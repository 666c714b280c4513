@NullMarked
package se.intyga.app.ledger;

import org.jspecify.annotations.NullMarked;
