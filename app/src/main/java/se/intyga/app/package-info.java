/// The house: start-up, settings, wiring, security, telemetry and the command line.
@NullMarked
package se.intyga.app;

import org.jspecify.annotations.NullMarked;
