package se.intyga.app.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import se.intyga.app.datafolder.DataFolder;
import se.intyga.app.demo.DemoWallets;
import se.intyga.app.settings.Catalogue;
import se.intyga.app.settings.Settings;
import se.intyga.issuer.agency.IssuerConfig;
import se.intyga.issuer.client.ClientConfig;
import se.intyga.issuer.dpop.DpopConfig;
import se.intyga.issuer.manual.CaseConfig;
import se.intyga.issuer.shortlived.ProtocolLimits;

/// The agencies' door.
@Factory
final class IssuerWiring {
    @Singleton
    IssuerConfig issuer(Settings settings, DataFolder folder) {
        IssuerConfig defaults = IssuerConfig.defaults();
        return new IssuerConfig(
                settings.get(Catalogue.OFFER_LIFETIME),
                defaults.txCodeTries(),
                defaults.releaseLifetime(),
                defaults.statusListSize(),
                settings.get(Catalogue.STATUS_LIST_TTL),
                defaults.statusLifetime(),
                settings.get(Catalogue.CREDENTIAL_CONFIGURATIONS)
                        .or(() -> settings.production() ? Optional.of(folder.none()) : Optional.empty()));
    }

    @Singleton
    CaseConfig cases(Settings settings) {
        return new CaseConfig(
                settings.get(Catalogue.CASE_LIFETIME),
                settings.get(Catalogue.CASE_VALIDITY),
                CaseConfig.defaults().claim());
    }

    @Singleton
    ClientConfig wallets(Settings settings) {
        return ClientConfig.defaults(settings.get(Catalogue.WALLETS)
                .map(RegisteredWallets::read)
                .orElseGet(() -> settings.production() ? List.of() : DemoWallets.REGISTERED));
    }

    @Singleton
    ProtocolLimits limits() {
        return ProtocolLimits.defaults();
    }

    @Singleton
    DpopConfig dpop(Settings settings) {
        return new DpopConfig(
                settings.get(Catalogue.DPOP_NONCE), DpopConfig.defaults().nonceLifetime());
    }
}
