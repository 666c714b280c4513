package se.intyga.app.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import se.intyga.app.datafolder.DataFolder;
import se.intyga.app.datafolder.ServerCertificate;
import se.intyga.app.demo.DemoAgency;
import se.intyga.app.demo.DemoKeys;
import se.intyga.app.demo.DemoRelyingParties;
import se.intyga.app.organisations.Organisations;
import se.intyga.app.organisations.ReadOrganisations;
import se.intyga.app.settings.Catalogue;
import se.intyga.app.settings.Settings;
import se.intyga.issuer.agency.Agencies;
import se.intyga.issuer.source.DemoRegister;
import se.intyga.issuer.source.Sources;
import se.intyga.openapi.BaseUrl;
import se.intyga.verifier.relyingparty.RelyingParties;

/// Whom the house works for: the operator's organisations, or in embedded mode the demo cast.
@Factory
final class OrganisationWiring {
    @Singleton
    Organisations organisations(
            Settings settings,
            BaseUrl base,
            DataFolder folder,
            ServerCertificate certificate,
            Optional<DemoKeys> demo,
            Optional<DemoRegister> register) {
        SSLContext sourceTls = Believing.platformAnd(certificate.authority());
        Optional<Path> own = settings.get(Catalogue.ORGANISATIONS);
        if (own.isPresent()) return new ReadOrganisations(base, sourceTls).read(own.get());
        if (demo.isEmpty() || register.isEmpty()) return Organisations.none();
        return new Organisations(
                DemoAgency.of(demo.get(), base),
                Map.of(
                        DemoAgency.ID,
                        DemoAgency.source(register.get().lookups(), sourceTls, DemoWiring.registerBearer(folder))),
                DemoRelyingParties.of(demo.get(), base),
                DemoRelyingParties.SUPPORT);
    }

    @Singleton
    Agencies agencies(Organisations organisations) {
        return new Agencies(organisations.agencies());
    }

    @Singleton
    Sources sources(Organisations organisations) {
        return new Sources(organisations.sources());
    }

    @Singleton
    RelyingParties relyingParties(Organisations organisations) {
        return new RelyingParties(organisations.relyingParties());
    }
}
