/// The browser session after a login: a cookie with nothing in it but a random id, and what the store keeps under it.
@NullMarked
package se.intyga.eid.session;

import org.jspecify.annotations.NullMarked;
