package se.intyga.app.demo;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import se.intyga.app.datafolder.DataFolder;
import se.intyga.app.datafolder.KeyFolder;
import se.intyga.app.security.OrganisationClient;
import se.intyga.app.security.OrganisationClients;

/// The demo organisations as clients of our APIs: their keys are made at first start and registered.
public final class DemoOrganisations {
    public static final String AGENCY = "arbetsformedlingen";
    public static final List<String> RELYING_PARTIES = List.of("demo-employer", "demo-fund", "demo-authority");

    private DemoOrganisations() {}

    public static void prepare(DataFolder folder, SecureRandom random) {
        register(
                folder,
                random,
                AGENCY,
                Set.of("issuer:offers", "issuer:status", "issuer:cases:read", "issuer:cases:decide"));
        for (String relyingParty : RELYING_PARTIES) {
            register(folder, random, relyingParty, Set.of("verifier:transactions"));
        }
    }

    private static void register(DataFolder folder, SecureRandom random, String id, Set<String> scopes) {
        ECKey key = KeyFolder.ecKeyAt(folder.clients().resolve(id + ".jwk"), random);
        OrganisationClients.register(folder.registeredClients(), new OrganisationClient(id, scopes, new JWKSet(key)));
    }
}
