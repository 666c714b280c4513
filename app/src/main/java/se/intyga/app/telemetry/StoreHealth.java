package se.intyga.app.telemetry;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.intyga.app.database.Database;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.Slot;
import se.intyga.ephemeral.StoreUnavailable;

/// Ready means: the durable and the short-lived store both answer.
@Singleton
@Readiness
final class StoreHealth implements HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(StoreHealth.class);
    private static final Slot NOTHING = new Slot("app.health", "nothing");

    private final Database database;
    private final EphemeralStore store;
    private final ExecutorService blocking;

    StoreHealth(Database database, EphemeralStore store, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.database = database;
        this.store = store;
        this.blocking = blocking;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.fromCompletableFuture(CompletableFuture.supplyAsync(
                () -> HealthResult.builder(
                                "stores", database.answers() && storeAnswers() ? HealthStatus.UP : HealthStatus.DOWN)
                        .build(),
                blocking));
    }

    private boolean storeAnswers() {
        try {
            return store.read(NOTHING).isEmpty();
        } catch (StoreUnavailable away) {
            LOG.warn("the short-lived store does not answer");
            return false;
        }
    }
}
