/// The claims, read once by the relying party that asked.
@NullMarked
package se.intyga.verifier.result;

import org.jspecify.annotations.NullMarked;
