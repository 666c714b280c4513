package se.intyga.holder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Stands still, unless a test moves it for a while.
final class MovableClock extends Clock {
    private final Instant start;
    private volatile Instant now;

    MovableClock(Instant start) {
        this.start = start;
        this.now = start;
    }

    /// Runs something later and comes back.
    void later(Duration by, Runnable then) {
        now = start.plus(by);
        try {
            then.run();
        } finally {
            now = start;
        }
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
