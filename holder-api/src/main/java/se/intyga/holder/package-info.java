/// The person's own door: history, kept receipts, and later inbox, rights and vault.
@NullMarked
package se.intyga.holder;

import org.jspecify.annotations.NullMarked;
