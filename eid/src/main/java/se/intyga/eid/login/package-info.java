/// Logging in, from a page that wants to know who the person is back to that page: QR code, this device, waiting,
/// hints.
@NullMarked
package se.intyga.eid.login;

import org.jspecify.annotations.NullMarked;
