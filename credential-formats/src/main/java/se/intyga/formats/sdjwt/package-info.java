/// SD-JWT VC: issue, present, verify (RFC 9901 and the SD-JWT VC draft).
@NullMarked
package se.intyga.formats.sdjwt;

import org.jspecify.annotations.NullMarked;
