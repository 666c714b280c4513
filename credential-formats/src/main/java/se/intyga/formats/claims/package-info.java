/// Claim paths: which part of a credential is meant (OpenID4VP 1.0, section 7).
@NullMarked
package se.intyga.formats.claims;

import org.jspecify.annotations.NullMarked;
