/// Who may issue what, ask what and attest what: trust anchors, certificate paths, and the status lists of others.
@NullMarked
package se.intyga.trustlists;

import org.jspecify.annotations.NullMarked;
