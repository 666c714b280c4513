package se.intyga.app.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import se.intyga.app.journeys.HouseUnderTest;
import se.intyga.bench.http.Answer;
import se.intyga.bench.http.Http;
import se.intyga.bench.organisation.OrganisationClient;
import se.intyga.bench.wallet.CredentialOffer;
import se.intyga.formats.jose.JwsDraft;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SoftwareSigningKey;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicyFiles;
import se.intyga.legalbasis.policy.PolicyFolder;

/// A house with a register that changes its mind, and with rules under which a type stopped being offered while offers
/// of it were out: so every kind of refusal can be met at the token endpoint.
final class RefusingHouse {
    static final String AGENCY = "/issuers/arbetsformedlingen";
    static final String CERTIFICATE = "registration-certificate";
    /// Was offered once.
    static final String STOPPED = "inactive-certificate";

    /// As many as all tests of this JVM use.
    private static final int STOPPED_OFFERS = 140;

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:pre-authorized_code";

    private static @Nullable RefusingHouse running;

    private final ChangingRegister register;
    private final HouseUnderTest house;
    private final Http http;
    private final OrganisationClient agency;
    private final SoftwareSigningKey wallet = SoftwareSigningKey.generate(new SecureRandom());
    private final Deque<Offer> stopped = new ArrayDeque<>();

    private RefusingHouse(ChangingRegister register, HouseUnderTest house) {
        this.register = register;
        this.house = house;
        this.http = Http.trusting(house.dataFolder().resolve("tls/ca.pem"));
        this.agency = client("arbetsformedlingen", "issuer:offers");
    }

    /// The first caller waits for its start; it ends with the JVM.
    static synchronized RefusingHouse running() {
        RefusingHouse current = running;
        if (current == null) {
            current = started();
            running = current;
        }
        return current;
    }

    private static RefusingHouse started() {
        try {
            Path policies = Files.createTempDirectory("intyga-policies");
            version(policies, "first", "2020-01-01", true);
            ChangingRegister register = ChangingRegister.forTheNextHouse();
            RefusingHouse started = new RefusingHouse(
                    register, HouseUnderTest.ofItsOwn("--policies", policies.toString(), "--offer-lifetime", "2h"));
            for (int i = 0; i < STOPPED_OFFERS; i++) {
                started.stopped.add(started.offer(STOPPED, Persons.ALL.getFirst()));
            }
            started.stopOffering(policies);
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// A new version of the rules has the type activated no more (L36); it is in force when this returns.
    private void stopOffering(Path policies) throws IOException {
        PolicyFolder looks = new PolicyFolder(
                house.context().getBean(PolicyFiles.class),
                policies,
                house.context().getBean(Policies.class),
                true,
                Clock.systemUTC());
        version(policies, "second", "2020-02-01", false);
        assertThat(looks.look()).isInstanceOf(PolicyFolder.Look.Nothing.class);
        assertThat(looks.look())
                .isInstanceOfSatisfying(
                        PolicyFolder.Look.Changed.class,
                        changed -> assertThat(changed.problems()).isEmpty());
    }

    HouseUnderTest house() {
        return house;
    }

    ChangingRegister register() {
        return register;
    }

    Http http() {
        return http;
    }

    OrganisationClient client(String organisation, String scopes) {
        return OrganisationClient.of(http, house.baseUrl(), house.dataFolder(), organisation, scopes);
    }

    /// An offer to a person whose request the agency has recorded.
    ///
    /// @param reference where a wallet fetches it
    record Offer(String id, String code, URI reference) {
        @Override
        public String toString() {
            return "Offer[" + id + "]";
        }
    }

    Offer offer(String configuration, String number) {
        ObjectNode made = agency.post("/issuer/v1/offers", wanted(configuration, number))
                .expecting(201)
                .json();
        String code = CredentialOffer.resolve(
                        http, URI.create(made.path("linkByValue").asText()))
                .preAuthorizedCode()
                .orElseThrow();
        return new Offer(
                made.path("id").asText(),
                code,
                URI.create(made.path("credentialOfferUri").asText()));
    }

    /// An offer of the type that is not offered any more.
    Offer stoppedOffer() {
        return stopped.remove();
    }

    /// What an agency asks to have offered.
    static ObjectNode wanted(String configuration, String number) {
        ObjectNode wanted = StrictJson.newObject()
                .put("grant", "pre-authorized_code")
                .put("credentialConfigurationId", configuration)
                .put("personalNumber", number)
                .put("txCode", false);
        wanted.putObject("request")
                .put("requestedAt", Instant.now().minusSeconds(60).toString())
                .put("authentication", "BANKID")
                .put("document", configuration);
        return wanted;
    }

    /// What the wallet was answered, and how long it waited for that.
    record Redeemed(Answer answer, long nanos) {}

    /// A wallet redeems a code. The proof is made before the time is taken.
    Redeemed redeem(String code) {
        URI token = house.at(AGENCY + "/token");
        Map<String, String> form = Map.of("grant_type", GRANT, "pre-authorized_code", code);
        Map<String, String> headers = Map.of("DPoP", proof(token), "Accept", "application/json");
        long begun = System.nanoTime();
        Answer answer = http.postForm(token, form, headers);
        return new Redeemed(answer, System.nanoTime() - begun);
    }

    /// As if every case had been decided long ago.
    void nobodyWaits() {
        house.context().getBean(Jdbi.class).useHandle(handle -> {
            handle.execute("DELETE FROM issuer.release_case_look");
            handle.execute("DELETE FROM issuer.release_case");
        });
    }

    private String proof(URI address) {
        return JwsDraft.of(
                        "dpop+jwt",
                        StrictJson.newObject()
                                .put("jti", UUID.randomUUID().toString())
                                .put("htm", "POST")
                                .put("htu", address.toString())
                                .put("iat", Instant.now().getEpochSecond()))
                .withJwk()
                .sign(wallet);
    }

    /// The other house's rules with a name and a first day of their own, with that type activated or not, and with two
    /// handlers for every case.
    private static void version(Path policies, String name, String from, boolean offered) throws IOException {
        Path hidden = Files.createDirectory(policies.resolve("." + name));
        for (String file : new String[] {"agencies.json", "relying-parties.json"}) {
            ObjectNode content = StrictJson.object(
                            Files.readAllBytes(HouseUnderTest.otherPolicies().resolve(file)))
                    .orElseThrow();
            content.put("label", "refusals-" + name).put("effective_from", from);
            if (offered) content.path("activations").forEach(RefusingHouse::signedByAll);
            content.path("document_types").forEach(type -> ((ObjectNode) type).put("four_eyes", true));
            Files.writeString(hidden.resolve(file), StrictJson.write(content));
        }
        Files.move(hidden, policies.resolve(name));
    }

    /// All five have signed (L36).
    private static void signedByAll(JsonNode activation) {
        if (activation.path("signed") instanceof ObjectNode signed && !signed.has("privacy")) {
            signed.set("privacy", signed.path("data_protection").deepCopy());
        }
    }
}
