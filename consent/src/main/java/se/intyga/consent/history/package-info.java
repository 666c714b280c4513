/// What happened with a person's data, answered to that person only: agencies' own records and kept receipts.
@NullMarked
package se.intyga.consent.history;

import org.jspecify.annotations.NullMarked;
