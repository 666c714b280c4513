/// Asks the other installations that the operator settled, so that the person has one view over all of them.
@NullMarked
package se.intyga.holder.installation;

import org.jspecify.annotations.NullMarked;
