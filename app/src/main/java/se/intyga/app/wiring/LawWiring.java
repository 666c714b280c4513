package se.intyga.app.wiring;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import se.intyga.app.law.WatchPolicies;
import se.intyga.app.settings.Catalogue;
import se.intyga.app.settings.Settings;
import se.intyga.app.settings.WrongSetting;
import se.intyga.legalbasis.obstacle.ObstacleConfig;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicyFiles;
import se.intyga.legalbasis.policy.PolicyFolder;
import se.intyga.openapi.BaseUrl;

/// The rules to decide by: the operator's, looked at again while the house runs, or in embedded mode the examples.
@Factory
final class LawWiring {
    private static final Duration LOOK = Duration.ofSeconds(10);

    @Singleton
    ObstacleConfig obstacles(Settings settings) {
        return new ObstacleConfig(settings.get(Catalogue.OBSTACLE_THRESHOLD));
    }

    @Singleton
    PolicyFiles policyFiles(BaseUrl base) {
        return new PolicyFiles(base.uri());
    }

    @Singleton
    Policies policies(Settings settings, PolicyFiles files) {
        Optional<Path> folder = settings.get(Catalogue.POLICIES);
        Policies policies = folder.isPresent() ? files.fromFolder(folder.get()) : files.examples();
        if (settings.production() && policies.containExamples()) {
            throw new WrongSetting(
                    Catalogue.POLICIES.key(),
                    "The setting policies leads to example policies, which mode production does not take.");
        }
        return policies;
    }

    /// Nothing to watch where the examples that ship are in force.
    @Singleton
    @Bean(preDestroy = "close")
    @Requires(property = "intyga.policies", value = "given")
    WatchPolicies watch(Settings settings, PolicyFiles files, Policies policies, Clock clock) {
        Path folder = settings.get(Catalogue.POLICIES).orElseThrow();
        return WatchPolicies.every(LOOK, new PolicyFolder(files, folder, policies, !settings.production(), clock));
    }
}
