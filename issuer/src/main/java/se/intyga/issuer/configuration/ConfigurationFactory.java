package se.intyga.issuer.configuration;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import se.intyga.issuer.agency.Agencies;
import se.intyga.issuer.agency.IssuerConfig;

/// Reads what can be issued, once, at start.
@Factory
final class ConfigurationFactory {
    @Singleton
    CredentialConfigurations configurations(IssuerConfig config, Agencies agencies) {
        CredentialConfigurations read =
                config.configurationFolder().map(ReadConfigurations::folder).orElseGet(ReadConfigurations::demo);
        read.all().stream()
                .filter(one -> agencies.find(one.agency().value()).isEmpty())
                .findFirst()
                .ifPresent(one -> {
                    throw new IllegalArgumentException("credential configuration " + one.id() + " is of agency "
                            + one.agency() + ", which is not configured");
                });
        return read;
    }
}
