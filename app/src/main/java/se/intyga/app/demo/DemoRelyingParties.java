package se.intyga.app.demo;

import java.net.URI;
import java.util.List;
import java.util.Map;
import se.intyga.formats.keys.SigningKey;
import se.intyga.openapi.BaseUrl;
import se.intyga.pages.Text;
import se.intyga.verifier.relyingparty.RegisteredQuery;
import se.intyga.verifier.relyingparty.RelyingParty;

/// The demo relying parties with the queries they registered. What they may ask for, and why, stands in the example
/// policies under the same ids.
public final class DemoRelyingParties {
    /// Where the demo relying parties want a person's browser back: nobody answers there but a tester.
    private static final URI RETURN_ADDRESS = URI.create("https://localhost/relying-party/return");

    private DemoRelyingParties() {}

    /// How persons reach them.
    public static final Map<String, List<URI>> SUPPORT = Map.of(
            "demo-employer", List.of(URI.create("mailto:dataskydd@exempelbolaget.example")),
            "demo-fund", List.of(URI.create("mailto:dataskydd@akassan.example")),
            "demo-authority", List.of(URI.create("mailto:dataskydd@exempelmyndigheten.example")));

    public static List<RelyingParty> of(DemoKeys keys, BaseUrl base) {
        String type = base.resolve("/issuers/" + DemoOrganisations.AGENCY + "/types/registration-certificate/1")
                .toString();
        return keys.relyingParties().entrySet().stream()
                .map(one -> switch (one.getKey()) {
                    case "demo-employer" ->
                        party(
                                "demo-employer",
                                "Exempelbolaget AB (demo)",
                                "5560000001",
                                one.getValue(),
                                new RegisteredQuery("registered", dcql(type, "registered", "registration_date")));
                    case "demo-fund" ->
                        party(
                                "demo-fund",
                                "A-kassan Exempel (demo)",
                                "8020000008",
                                one.getValue(),
                                new RegisteredQuery(
                                        "registration", dcql(type, "registered", "registration_date", "retrieved_at")));
                    case "demo-authority" ->
                        party(
                                "demo-authority",
                                "Exempelmyndigheten (demo)",
                                "2021000001",
                                one.getValue(),
                                new RegisteredQuery(
                                        "registration",
                                        dcql(type, "registered", "registration_date", "eligible_for_placement")));
                    default -> throw new IllegalStateException("no such demo relying party: " + one.getKey());
                })
                .toList();
    }

    private static RelyingParty party(
            String id, String name, String organisationNumber, SigningKey key, RegisteredQuery query) {
        return new RelyingParty(
                id, new Text(name, name), organisationNumber, key, List.of(query), List.of(RETURN_ADDRESS));
    }

    private static String dcql(String type, String... claims) {
        return """
                {"credentials":[{"id":"certificate","format":"dc+sd-jwt","meta":{"vct_values":["%s"]},"claims":[%s]}]}""".formatted(
                        type,
                        String.join(
                                ",",
                                java.util.Arrays.stream(claims)
                                        .map("{\"path\":[\"%s\"]}"::formatted)
                                        .toList()));
    }
}
