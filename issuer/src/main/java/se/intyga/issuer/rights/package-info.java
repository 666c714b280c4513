/// What persons asked the agency about their own data, for the agency to read and to answer: correction, access,
/// erasure (R13).
@NullMarked
package se.intyga.issuer.rights;

import org.jspecify.annotations.NullMarked;
