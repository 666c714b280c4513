package se.intyga.app.wiring;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import se.intyga.app.datafolder.DataFolder;
import se.intyga.app.demo.DemoKeys;
import se.intyga.openapi.BaseUrl;

/// The demo cast's keys, where there is a demo cast at all.
@Factory
@Requires(property = "intyga.mode", value = "EMBEDDED")
final class DemoWiring {
    @Singleton
    DemoKeys demoKeys(DataFolder folder, BaseUrl base, SecureRandom random, Clock clock) {
        return DemoKeys.open(folder, base, random, clock);
    }
}
