/// A wallet that speaks the protocols: fetches credentials, checks what came, answers requests.
@NullMarked
package se.intyga.bench.wallet;

import org.jspecify.annotations.NullMarked;
