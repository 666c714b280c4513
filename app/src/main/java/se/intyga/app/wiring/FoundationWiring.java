package se.intyga.app.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import se.intyga.app.database.Database;

/// What every room stands on: time, randomness and the durable store.
@Factory
final class FoundationWiring {
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }

    @Singleton
    Jdbi jdbi(Database database) {
        return database.jdbi();
    }
}
