package se.intyga.app.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import se.intyga.app.database.Database;
import se.intyga.app.datafolder.DataFolder;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.PostgresStore;
import se.intyga.ephemeral.StoreKey;

/// What every room stands on: time, randomness, the durable and the short-lived store.
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

    @Singleton
    EphemeralStore ephemeralStore(DataFolder folder, Jdbi jdbi, SecureRandom random) {
        return new PostgresStore(jdbi, new StoreKey(folder.keys().secret("ephemeral-store")), random);
    }
}
