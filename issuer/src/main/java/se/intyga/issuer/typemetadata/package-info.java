/// The document at the address a credential's vct names (SD-JWT VC, type metadata), with its integrity.
@NullMarked
package se.intyga.issuer.typemetadata;

import org.jspecify.annotations.NullMarked;
