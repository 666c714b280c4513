/// What the tests of the protocol endpoints share: a real database, a wallet that can also lie, and the door over HTTP.
@NullMarked
package se.intyga.issuer.support;

import org.jspecify.annotations.NullMarked;
