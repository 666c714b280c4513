package se.intyga.app.wiring;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import se.intyga.app.datafolder.DataFolder;
import se.intyga.app.datafolder.ServerCertificate;
import se.intyga.app.demo.DemoKeys;
import se.intyga.issuer.source.DemoRegister;
import se.intyga.openapi.BaseUrl;

/// The demo cast's keys and servers, where there is a demo cast at all.
@Factory
@Requires(property = "intyga.mode", value = "EMBEDDED")
final class DemoWiring {
    @Singleton
    DemoKeys demoKeys(DataFolder folder, BaseUrl base, SecureRandom random, Clock clock) {
        return DemoKeys.open(folder, base, random, clock);
    }

    @Singleton
    @Bean(preDestroy = "close")
    DemoRegister demoRegister(DataFolder folder, ServerCertificate certificate, Clock clock) {
        return DemoRegister.start(
                Believing.only(certificate.authority(), certificate.open(), certificate.password()),
                registerBearer(folder),
                clock);
    }

    static String registerBearer(DataFolder folder) {
        return HexFormat.of().formatHex(folder.keys().secret("demo-register"));
    }
}
