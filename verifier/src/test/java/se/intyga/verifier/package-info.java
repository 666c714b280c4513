/// The verifier over real HTTP, with a real database and a wallet of the tests' own.
@NullMarked
package se.intyga.verifier;

import org.jspecify.annotations.NullMarked;
