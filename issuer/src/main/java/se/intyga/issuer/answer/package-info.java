/// Answers that the protocol endpoints share: error objects, never cached.
@NullMarked
package se.intyga.issuer.answer;

import org.jspecify.annotations.NullMarked;
