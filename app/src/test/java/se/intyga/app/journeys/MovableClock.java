package se.intyga.app.journeys;

import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The clock of every house on this class path: the machine's, until a test lets time pass.
@Singleton
@Replaces(Clock.class)
public final class MovableClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    /// Lets that much time pass, until the returned handle is closed.
    public Passed pass(Duration time) {
        ahead = time;
        return () -> ahead = Duration.ZERO;
    }

    /// Time that has passed; closing it brings the machine's own time back.
    @FunctionalInterface
    public interface Passed extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), ahead);
    }
}
