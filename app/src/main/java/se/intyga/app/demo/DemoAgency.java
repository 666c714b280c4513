package se.intyga.app.demo;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.agency.AgencyId;
import se.intyga.issuer.source.SourceAddress;
import se.intyga.openapi.BaseUrl;
import se.intyga.pages.Text;

/// The demo agency as a credential issuer, and where its register answers.
public final class DemoAgency {
    public static final AgencyId ID = new AgencyId(DemoOrganisations.AGENCY);

    private DemoAgency() {}

    public static List<Agency> of(DemoKeys keys, BaseUrl base) {
        return List.of(Agency.of(
                base,
                ID,
                new Text("Arbetsförmedlingen (demo)", "Swedish Public Employment Service (demo)"),
                "2021002114",
                true,
                keys.agency()));
    }

    public static SourceAddress source(URI lookups, SSLContext tls, String bearer) {
        return new SourceAddress(lookups, tls, bearer, Duration.ofSeconds(5), 65_536);
    }
}
