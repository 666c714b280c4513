/// Requests to a house, as anybody outside would send them: over TLS, no redirects followed, no cookies kept.
@NullMarked
package se.intyga.bench.http;

import org.jspecify.annotations.NullMarked;
