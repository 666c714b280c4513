/// Says in plain Swedish and English what an entry of the ledger means, and frames the person's pages.
@NullMarked
package se.intyga.holder.words;

import org.jspecify.annotations.NullMarked;
