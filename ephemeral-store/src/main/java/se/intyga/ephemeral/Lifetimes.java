package se.intyga.ephemeral;

import java.time.Duration;

/// Lifetimes as both servers want them: whole milliseconds, at least one.
final class Lifetimes {
    private Lifetimes() {}

    static long millis(Duration lifetime) {
        long millis = lifetime.toMillis();
        if (millis < 1) {
            throw new IllegalArgumentException("a lifetime is at least a millisecond");
        }
        return millis;
    }
}
