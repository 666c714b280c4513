/// Act B: may this relying party ask for this, and may what the person approved go to it?
@NullMarked
package se.intyga.legalbasis.disclosure;

import org.jspecify.annotations.NullMarked;
