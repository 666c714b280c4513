/// Unclear requests wait for a case handler of the agency (R34): the case, its look at the source, its decision, and
/// what the person sees of it.
@NullMarked
package se.intyga.issuer.manual;

import org.jspecify.annotations.NullMarked;
