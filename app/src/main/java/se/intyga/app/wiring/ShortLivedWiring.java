package se.intyga.app.wiring;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import se.intyga.app.datafolder.DataFolder;
import se.intyga.app.settings.Catalogue;
import se.intyga.app.settings.Settings;
import se.intyga.ephemeral.PostgresStore;
import se.intyga.ephemeral.PurgeExpired;
import se.intyga.ephemeral.RedisConfig;
import se.intyga.ephemeral.RedisStore;
import se.intyga.ephemeral.StoreKey;

/// The store of short-lived state: Redis where one is given, else the database.
@Factory
final class ShortLivedWiring {
    private static final String KIND = "intyga.short-lived";
    private static final Duration PURGE = Duration.ofMinutes(1);

    @Singleton
    @Bean(preDestroy = "close")
    @Requires(property = KIND, value = "redis")
    RedisStore redis(Settings settings, DataFolder folder, SecureRandom random) {
        URI address = URI.create(settings.get(Catalogue.REDIS_URL).orElseThrow());
        return RedisStore.connect(RedisConfig.at(address), key(folder), random);
    }

    @Singleton
    @Requires(property = KIND, value = "postgresql")
    PostgresStore postgresql(DataFolder folder, Jdbi jdbi, SecureRandom random) {
        return new PostgresStore(jdbi, key(folder), random);
    }

    @Singleton
    @Bean(preDestroy = "close")
    @Requires(property = KIND, value = "postgresql")
    PurgeExpired purge(PostgresStore store) {
        return PurgeExpired.every(PURGE, store);
    }

    private static StoreKey key(DataFolder folder) {
        return new StoreKey(folder.keys().secret("ephemeral-store"));
    }
}
