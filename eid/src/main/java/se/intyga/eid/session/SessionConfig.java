package se.intyga.eid.session;

import java.time.Duration;

/// How long a session lasts after the login, whatever happens in it.
public record SessionConfig(Duration lifetime) {
    /// Half an hour.
    public static final SessionConfig DEFAULT = new SessionConfig(Duration.ofMinutes(30));

    public SessionConfig {
        if (lifetime.compareTo(Duration.ofMinutes(1)) < 0 || lifetime.compareTo(Duration.ofHours(12)) > 0) {
            throw new IllegalArgumentException("session lifetime: between one minute and twelve hours");
        }
    }
}
