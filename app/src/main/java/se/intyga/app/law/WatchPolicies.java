package se.intyga.app.law;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.intyga.legalbasis.policy.PolicyFolder;
import se.intyga.legalbasis.policy.PolicyProblem;

/// Looks at the folder of policies in the background, so that a new version needs no restart. What is wrong with a new
/// version is logged once, and told by health for as long as it lies there.
public final class WatchPolicies implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchPolicies.class);

    private final PolicyFolder folder;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("watch-policies").factory());

    private WatchPolicies(PolicyFolder folder) {
        this.folder = folder;
    }

    /// Begins; [#close] ends it.
    public static WatchPolicies every(Duration pause, PolicyFolder folder) {
        WatchPolicies watch = new WatchPolicies(folder);
        var _ = watch.looks.scheduleWithFixedDelay(
                watch::look, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    /// What lies in the folder and is not in force because it does not hold.
    List<PolicyProblem> problems() {
        return folder.problems();
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }

    private void look() {
        try {
            switch (folder.look()) {
                case PolicyFolder.Look.Nothing() -> {}
                case PolicyFolder.Look.Changed(var added, var problems) -> {
                    added.forEach(version -> LOG.info("policy version {} is known now", version));
                    problems.forEach(problem -> LOG.error("a policy version is not taken: {}", problem));
                }
            }
        } catch (UncheckedIOException e) {
            LOG.warn("the folder of policies could not be looked at, the next look tries again", e);
        }
    }
}
