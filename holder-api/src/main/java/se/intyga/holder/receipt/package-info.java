/// Keeping receipts: brought by the browser from a relying party's page, or as a token.
@NullMarked
package se.intyga.holder.receipt;

import org.jspecify.annotations.NullMarked;
