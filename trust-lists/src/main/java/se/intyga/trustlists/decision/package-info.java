/// Is this certificate chain trusted, for this role and type, at this instant?
@NullMarked
package se.intyga.trustlists.decision;

import org.jspecify.annotations.NullMarked;
