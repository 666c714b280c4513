/// An agency's door: OpenID4VCI 1.0 with its authorization server, the release to the person (act A), sources and
/// status publishing.
@NullMarked
package se.intyga.issuer;

import org.jspecify.annotations.NullMarked;
