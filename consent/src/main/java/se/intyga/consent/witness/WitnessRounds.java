package se.intyga.consent.witness;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the witnesses again and again, in the background. Several replicas may do so at the same time: the second
/// cosignature of a checkpoint is simply not kept.
public final class WitnessRounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WitnessRounds.class);

    private final AskWitnesses askWitnesses;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("witnesses").factory());

    private WitnessRounds(AskWitnesses askWitnesses) {
        this.askWitnesses = askWitnesses;
    }

    /// Begins; the first round comes after one pause. [#close] ends it.
    public static WitnessRounds every(Duration pause, AskWitnesses askWitnesses) {
        WitnessRounds rounds = new WitnessRounds(askWitnesses);
        var _ = rounds.rounds.scheduleWithFixedDelay(
                rounds::round, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return rounds;
    }

    private void round() {
        try {
            int _ = askWitnesses.round();
        } catch (RuntimeException failed) {
            LOG.warn("a round of asking witnesses failed, the next one tries again", failed);
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }
}
