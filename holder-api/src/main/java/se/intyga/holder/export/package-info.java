/// Everything held about a person, for her to take with her: the transaction log of EU TS10 and all the rest.
@NullMarked
package se.intyga.holder.export;

import org.jspecify.annotations.NullMarked;
