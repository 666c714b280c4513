package se.intyga.consent.retention;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs retention in the background, round after round. A round that fails is tried again by the next.
public final class RetentionRounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionRounds.class);

    private final RunRetention run;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("retention").factory());

    private RetentionRounds(RunRetention run) {
        this.run = run;
    }

    /// Begins; the first round comes after one pause. [#close] ends it.
    public static RetentionRounds every(Duration pause, RunRetention run) {
        RetentionRounds started = new RetentionRounds(run);
        var _ = started.rounds.scheduleWithFixedDelay(
                started::round, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return started;
    }

    private void round() {
        try {
            run.run().stream()
                    .filter(done -> done.disposed() > 0)
                    .forEach(done -> LOG.info("retention let go of {} {}", done.disposed(), done.keeper()));
        } catch (RuntimeException failed) {
            LOG.warn(
                    "a round of retention failed, the next tries again: {}",
                    failed.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }
}
