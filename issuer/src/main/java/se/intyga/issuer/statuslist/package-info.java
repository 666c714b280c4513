/// Token Status List: an index for each copy of a credential, the agency's change of status, the published list.
@NullMarked
package se.intyga.issuer.statuslist;

import org.jspecify.annotations.NullMarked;
