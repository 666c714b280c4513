/// Which agency calls the agency API, and how its mistakes are answered.
@NullMarked
package se.intyga.issuer.caller;

import org.jspecify.annotations.NullMarked;
