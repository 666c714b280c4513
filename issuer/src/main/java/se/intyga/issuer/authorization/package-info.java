/// The authorization server of an agency: pushed requests, the person's step, codes and tokens.
@NullMarked
package se.intyga.issuer.authorization;

import org.jspecify.annotations.NullMarked;
