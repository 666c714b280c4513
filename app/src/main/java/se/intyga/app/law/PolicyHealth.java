package se.intyga.app.law;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/// Says `WARNING` while a policy version lies in the folder that was not taken. The house goes on answering by the
/// versions that hold, so this takes nobody out of service; the log names the problems.
@Singleton
@Requires(beans = WatchPolicies.class)
final class PolicyHealth implements HealthIndicator {
    private static final int BETWEEN_UP_AND_DOWN = 500;
    private static final HealthStatus WARNING =
            new HealthStatus("WARNING", "a policy version was not taken; see the log", true, BETWEEN_UP_AND_DOWN);

    private final WatchPolicies watch;

    PolicyHealth(WatchPolicies watch) {
        this.watch = watch;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(HealthResult.builder("policies", status()).build());
    }

    HealthStatus status() {
        return watch.problems().isEmpty() ? HealthStatus.UP : WARNING;
    }
}
