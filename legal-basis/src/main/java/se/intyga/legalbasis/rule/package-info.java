/// The entries of a policy: what an agency may release, what a relying party may ask, who may operate for whom.
@NullMarked
package se.intyga.legalbasis.rule;

import org.jspecify.annotations.NullMarked;
