package se.intyga.ephemeral;

import java.net.URI;
import java.time.Duration;

/// Where the Redis is and what our keys begin with. The address may carry a password (`rediss://:secret@host`), so it
/// is not printed.
///
/// @param timeout how long one operation may take, a reconnection included
public record RedisConfig(URI uri, String prefix, Duration timeout) {
    public RedisConfig {
        if (!"redis".equals(uri.getScheme()) && !"rediss".equals(uri.getScheme())) {
            throw new IllegalArgumentException("redis-url: begins with redis:// or rediss://");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("redis-url: names a host");
        }
        if (!prefix.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("redis-prefix: 1 to 40 lower-case letters, digits and hyphens");
        }
        if (timeout.compareTo(Duration.ofMillis(100)) < 0 || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("redis-timeout: between 100 milliseconds and one minute");
        }
    }

    /// The usual prefix, and five seconds.
    public static RedisConfig at(URI uri) {
        return new RedisConfig(uri, "intyga", Duration.ofSeconds(5));
    }

    @Override
    public String toString() {
        return "RedisConfig[" + uri.getHost() + ", " + prefix + "]";
    }
}
