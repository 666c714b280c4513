/// The signed request object that a wallet fetches (OpenID4VP 1.0, section 5; RFC 9101).
@NullMarked
package se.intyga.verifier.request;

import org.jspecify.annotations.NullMarked;
