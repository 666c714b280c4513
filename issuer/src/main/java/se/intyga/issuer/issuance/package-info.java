/// What was issued, to whom (a keyed hash) and at which index. No value of any claim.
@NullMarked
package se.intyga.issuer.issuance;

import org.jspecify.annotations.NullMarked;
