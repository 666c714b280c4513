/// Data is fetched at the source when the person asks, never kept (R60), and checked before use (R73).
@NullMarked
package se.intyga.issuer.source;

import org.jspecify.annotations.NullMarked;
