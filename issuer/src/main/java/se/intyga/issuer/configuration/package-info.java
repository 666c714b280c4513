/// What can be issued, as versioned data read once at start: no kind of credential is written in code (R71).
@NullMarked
package se.intyga.issuer.configuration;

import org.jspecify.annotations.NullMarked;
