/// The HTTP contracts: one OpenAPI document a door, and the two error bodies that every door shares, problem details
/// (RFC 9457) for our own APIs and the OAuth error object for protocol endpoints.
@NullMarked
package se.intyga.openapi;

import org.jspecify.annotations.NullMarked;
