/// The person's rights against others: deletion at a recipient, a report to the authority, access and correction.
@NullMarked
package se.intyga.holder.rights;

import org.jspecify.annotations.NullMarked;
