/// Fetching from addresses that strangers name, without being led anywhere inside.
@NullMarked
package se.intyga.trustlists.fetch;

import org.jspecify.annotations.NullMarked;
