/// Act A: the person sees what would be released, by whom and on what ground, and requests it or cancels.
@NullMarked
package se.intyga.issuer.release;

import org.jspecify.annotations.NullMarked;
