package se.intyga.ephemeral;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes expired rows of a [PostgresStore] in the background, in bounded batches. Nothing depends on it but the size
/// of the table: an expired row is invisible whether it is deleted or not. Redis does this itself.
public final class PurgeExpired implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PurgeExpired.class);
    private static final int BATCH = 1000;
    private static final int BATCHES_A_ROUND = 50;

    private final PostgresStore store;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("purge-expired").factory());

    private PurgeExpired(PostgresStore store) {
        this.store = store;
    }

    /// Begins; the first round comes after one pause. [#close] ends it.
    public static PurgeExpired every(Duration pause, PostgresStore store) {
        PurgeExpired purge = new PurgeExpired(store);
        var _ = purge.rounds.scheduleWithFixedDelay(
                purge::round, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return purge;
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }

    private void round() {
        try {
            for (int i = 0; i < BATCHES_A_ROUND && store.purgeExpired(BATCH) == BATCH; i++) {
                // the next batch
            }
        } catch (StoreUnavailable e) {
            LOG.warn("expired entries were not purged, the next round tries again: {}", e.getMessage());
        }
    }
}
