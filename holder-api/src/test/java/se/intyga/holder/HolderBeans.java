package se.intyga.holder;

import io.micronaut.context.ApplicationContext;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.checkpoint.LedgerKey;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.installation.FindPerson;
import se.intyga.consent.installation.Installations;
import se.intyga.consent.installation.QueryConfig;
import se.intyga.consent.ledger.LedgerConfig;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.person.VaultKey;
import se.intyga.consent.receipt.RelyingPartyKeys;
import se.intyga.consent.rights.RightsConfig;
import se.intyga.eid.login.LoginConfig;
import se.intyga.eid.person.PersonIndex;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.eid.session.SessionConfig;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.PostgresStore;
import se.intyga.ephemeral.StoreKey;
import se.intyga.holder.installation.AskingConfig;
import se.intyga.holder.rights.AgencyDirectory;
import se.intyga.holder.rights.DeliveryConfig;
import se.intyga.holder.rights.RecipientContact;
import se.intyga.holder.rights.RecipientDirectory;
import se.intyga.holder.rights.SupervisoryAuthority;
import se.intyga.legalbasis.policy.PolicyFiles;
import se.intyga.openapi.BaseUrl;
import se.intyga.pages.Text;
import se.intyga.trustlists.config.TrustListsConfig;

/// What this room finds around it in its tests: the house of [HolderHouse] instead of app's wiring.
final class HolderBeans {
    private HolderBeans() {}

    /// Not started yet.
    static ApplicationContext of(HolderHouse house, Jdbi jdbi, PersonIndex index, Installations installations) {
        SecureRandom random = new SecureRandom();
        ApplicationContext context = ApplicationContext.builder()
                .properties(Map.of(
                        "micronaut.server.port",
                        -1,
                        "micronaut.security.enabled",
                        true,
                        "micronaut.security.reject-not-found",
                        false))
                .build();
        context.registerSingleton(Clock.class, house.clock);
        context.registerSingleton(AgreementPolicy.after(new PolicyFiles(URI.create(HolderHouse.BASE)).examples()));
        context.registerSingleton(SecureRandom.class, random);
        context.registerSingleton(EphemeralStore.class, new PostgresStore(jdbi, new StoreKey(new byte[32]), random));
        context.registerSingleton(RelyingPartyKeys.class, (RelyingPartyKeys)
                id -> id.equals("demo-employer") ? List.of(house.employerKey.publicKey()) : List.of());
        context.registerSingleton(new BaseUrl(installations.own().address()));
        context.registerSingleton(jdbi);
        context.registerSingleton(SessionConfig.DEFAULT);
        context.registerSingleton(LoginConfig.DEFAULT);
        context.registerSingleton(index);
        context.registerSingleton(installations);
        context.registerSingleton(FindPerson.class, (FindPerson) digits -> PersonalNumber.parse(digits)
                .map(number -> PersonReference.fromHex(index.of(number).hex())));
        context.registerSingleton(QueryConfig.DEFAULT);
        context.registerSingleton(new RightsConfig(Party.of("intyga", "Intyga (demo)")));
        context.registerSingleton(AgencyDirectory.class, (AgencyDirectory) () -> List.of(HolderHouse.AGENCY));
        context.registerSingleton(RecipientDirectory.class, (RecipientDirectory) id -> id.equals("demo-employer")
                ? Optional.of(new RecipientContact(
                        new Text("Exempelbolaget AB (demo)", "Exempelbolaget AB (demo)"),
                        house.takesDeletion
                                ? Optional.of(URI.create("https://localhost:" + house.employersDoor.httpsPort()
                                        + "/verifier/v1/deletion-requests"))
                                : Optional.empty(),
                        List.of(URI.create("mailto:dataskydd@exempelbolaget.example")),
                        "SE"))
                : Optional.empty());
        context.registerSingleton(SupervisoryAuthority.IMY);
        context.registerSingleton(new DeliveryConfig(TrustsAnybody.context(), Duration.ofSeconds(2)));
        context.registerSingleton(new AskingConfig(TrustsAnybody.context(), Duration.ofSeconds(2), 16));
        context.registerSingleton(LedgerKey.fromSeed(new byte[32]));
        context.registerSingleton(new LedgerConfig("intyga.test"));
        context.registerSingleton(new VaultKey(new byte[32]));
        context.registerSingleton(new HolderConfig(
                Party.of("intyga", "Intyga (demo)"),
                List.of(URI.create("https://localhost:" + house.employersDoor.httpsPort() + "/verifier/receipts/"))));
        context.registerSingleton(TrustListsConfig.withDefaults(
                Path.of("/nonexistent"),
                Set.of("localhost:" + house.employersDoor.httpsPort()),
                TrustsAnybody.context()));
        return context;
    }
}
