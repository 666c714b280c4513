/// What operators see: health, metrics, one log line a request; and the security headers that every answer carries.
@NullMarked
package se.intyga.app.telemetry;

import org.jspecify.annotations.NullMarked;
