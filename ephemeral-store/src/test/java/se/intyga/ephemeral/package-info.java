/// One contract for both stores, run against real servers.
@NullMarked
package se.intyga.ephemeral;

import org.jspecify.annotations.NullMarked;
