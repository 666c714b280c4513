package se.intyga.app.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.intyga.app.datafolder.DataFolder;
import se.intyga.app.datafolder.ServerCertificate;
import se.intyga.app.demo.DemoKeys;
import se.intyga.app.demo.DemoOrganisations;
import se.intyga.app.demo.DemoWallets;
import se.intyga.app.settings.Catalogue;
import se.intyga.app.settings.Settings;
import se.intyga.issuer.agency.Agencies;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.agency.AgencyId;
import se.intyga.issuer.agency.IssuerConfig;
import se.intyga.issuer.client.ClientConfig;
import se.intyga.issuer.dpop.DpopConfig;
import se.intyga.issuer.shortlived.ProtocolLimits;
import se.intyga.issuer.source.DemoRegister;
import se.intyga.issuer.source.SourceAddress;
import se.intyga.issuer.source.Sources;
import se.intyga.openapi.BaseUrl;
import se.intyga.pages.Text;

/// The agencies' door.
@Factory
final class IssuerWiring {
    private static final AgencyId DEMO_AGENCY = new AgencyId(DemoOrganisations.AGENCY);

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

    @Singleton
    Agencies agencies(Optional<DemoKeys> demo, BaseUrl base) {
        return new Agencies(demo.map(keys -> List.of(Agency.of(
                        base,
                        DEMO_AGENCY,
                        new Text("Arbetsförmedlingen (demo)", "Swedish Public Employment Service (demo)"),
                        "2021002114",
                        true,
                        keys.agency())))
                .orElse(List.of()));
    }

    @Singleton
    Sources sources(Optional<DemoRegister> register, DataFolder folder, ServerCertificate certificate) {
        return new Sources(register.<Map<AgencyId, SourceAddress>>map(running -> Map.of(
                        DEMO_AGENCY,
                        new SourceAddress(
                                running.lookups(),
                                Believing.platformAnd(certificate.authority()),
                                DemoWiring.registerBearer(folder),
                                Duration.ofSeconds(5),
                                65_536)))
                .orElse(Map.of()));
    }
}
