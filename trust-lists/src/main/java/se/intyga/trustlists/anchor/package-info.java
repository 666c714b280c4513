/// Whom this installation trusts as a root, for which role and which credential types.
@NullMarked
package se.intyga.trustlists.anchor;

import org.jspecify.annotations.NullMarked;
