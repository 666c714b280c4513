package se.intyga.app.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import se.intyga.app.settings.Catalogue;
import se.intyga.app.settings.Settings;
import se.intyga.app.settings.WrongSetting;
import se.intyga.legalbasis.obstacle.ObstacleConfig;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicyFiles;
import se.intyga.openapi.BaseUrl;

/// The rules to decide by: the operator's, or in embedded mode the examples.
@Factory
final class LawWiring {
    @Singleton
    ObstacleConfig obstacles(Settings settings) {
        return new ObstacleConfig(settings.get(Catalogue.OBSTACLE_THRESHOLD));
    }

    @Singleton
    Policies policies(Settings settings, BaseUrl base) {
        PolicyFiles files = new PolicyFiles(base.uri());
        Optional<Path> folder = settings.get(Catalogue.POLICIES);
        Policies policies = folder.isPresent() ? files.fromFolder(folder.get()) : files.examples();
        if (settings.production() && policies.containExamples()) {
            throw new WrongSetting(
                    Catalogue.POLICIES.key(),
                    "The setting policies leads to example policies, which mode production does not take.");
        }
        return policies;
    }
}
