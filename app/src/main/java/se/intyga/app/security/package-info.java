/// Who calls our own APIs: organisations prove themselves with a signed assertion, get a short-lived token for one
/// door,
/// and that token is checked on every call. One small authorization server, for this house's doors only.
@NullMarked
package se.intyga.app.security;

import org.jspecify.annotations.NullMarked;
