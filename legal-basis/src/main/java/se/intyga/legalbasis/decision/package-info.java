/// A decision as it is kept: facts without personal data, policy version and code; and its replay.
@NullMarked
package se.intyga.legalbasis.decision;

import org.jspecify.annotations.NullMarked;
