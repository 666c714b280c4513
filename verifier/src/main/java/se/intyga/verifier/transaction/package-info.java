/// One verification from request to result: its life cycle, its store, and the API a relying party starts it with.
@NullMarked
package se.intyga.verifier.transaction;

import org.jspecify.annotations.NullMarked;
