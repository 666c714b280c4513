package se.intyga.verifier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.checkpoint.LedgerKey;
import se.intyga.consent.ledger.LedgerConfig;
import se.intyga.consent.person.VaultKey;
import se.intyga.consent.receipt.RelyingPartyKeys;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.PostgresStore;
import se.intyga.ephemeral.StoreKey;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SoftwareSigningKey;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicyFiles;
import se.intyga.openapi.BaseUrl;
import se.intyga.pages.Text;
import se.intyga.trustlists.config.TrustListsConfig;
import se.intyga.verifier.relyingparty.RegisteredQuery;
import se.intyga.verifier.relyingparty.RelyingParties;
import se.intyga.verifier.relyingparty.RelyingParty;
import se.intyga.verifier.verdict.TestTrust;

/// One verifier with a real PostgreSQL, started once for all tests.
public final class VerifierHouse {
    public static final String BASE = "https://verifier.test";
    public static final String VCT = BASE + "/issuers/arbetsformedlingen/types/registration-certificate/1";
    public static final URI RETURN = URI.create("https://employer.test/back");

    private static final class Holder {
        private static final VerifierHouse HOUSE = new VerifierHouse();
    }

    private final TestClock clock = new TestClock();
    private final Faults faults = new Faults();
    private final SoftwareSigningKey issuerKey = TestKeys.certified("Agency");
    private final SoftwareSigningKey employerKey = TestKeys.certified("Employer");
    private final HttpClient client = HttpClient.newHttpClient();
    private final Jdbi jdbi;
    private final ApplicationContext context;
    private final EmbeddedServer server;

    private VerifierHouse() {
        try {
            // Stopped with the test machine: embedded servers hook into its end.
            EmbeddedPostgres postgres = EmbeddedPostgres.start();
            migrate(postgres, "ephemeral");
            migrate(postgres, "consent");
            migrate(postgres, "legal_basis");
            this.jdbi = Jdbi.create(faults.guarding(postgres.getPostgresDatabase()));
            SecureRandom random = new SecureRandom();
            BaseUrl base = new BaseUrl(URI.create(BASE));
            this.context = ApplicationContext.builder()
                    .properties(Map.of(
                            "micronaut.server.port", -1,
                            "micronaut.security.enabled", true,
                            "micronaut.security.reject-not-found", false))
                    .singletons(
                            clock,
                            random,
                            base,
                            jdbi,
                            VerifierConfig.standard(),
                            TrustListsConfig.withDefaults(Path.of("/nonexistent"), Set.of(), SSLContext.getDefault()),
                            LedgerKey.fromSeed(new byte[32]),
                            new LedgerConfig("verifier.test"),
                            new VaultKey(new byte[32]),
                            relyingParties())
                    .build();
            context.registerSingleton(
                    EphemeralStore.class, new PostgresStore(jdbi, new StoreKey(new byte[32]), random));
            context.registerSingleton(Policies.class, new PolicyFiles(base.uri()).examples());
            context.registerSingleton(RelyingPartyKeys.class, (RelyingPartyKeys) _ -> List.of(employerKey.publicKey()));
            context.start();
            this.server = context.getBean(EmbeddedServer.class).start();
            trust().trust(issuerKey.certificateChain().orElseThrow());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    public static VerifierHouse open() {
        return Holder.HOUSE;
    }

    private RelyingParties relyingParties() {
        String query = "{\"credentials\":[{\"id\":\"certificate\",\"format\":\"dc+sd-jwt\",\"meta\":{\"vct_values\":[\""
                + VCT + "\"]},\"claims\":[{\"path\":[\"registered\"],\"values\":[true]},{\"path\":"
                + "[\"registration_date\"]}]}]}";
        return new RelyingParties(List.of(
                new RelyingParty(
                        "demo-employer",
                        new Text("Exempelbolaget AB (demo)", "Exempelbolaget AB (demo)"),
                        "5560000001",
                        employerKey,
                        List.of(new RegisteredQuery("registered", query)),
                        List.of(RETURN)),
                other("demo-fund"),
                other("demo-authority"),
                other("not-in-policy")));
    }

    private static RelyingParty other(String id) {
        return new RelyingParty(id, new Text(id, id), "5560000001", TestKeys.certified(id), List.of(), List.of());
    }

    private static void migrate(EmbeddedPostgres postgres, String schema) {
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .schemas(schema)
                .locations("classpath:db/" + schema.replace("_", ""))
                .load()
                .migrate();
    }

    public TestClock clock() {
        return clock;
    }

    Faults faults() {
        return faults;
    }

    public SoftwareSigningKey issuerKey() {
        return issuerKey;
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    public TestTrust trust() {
        return context.getBean(TestTrust.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public HttpResponse<String> start(String organisation, ObjectNode body) {
        return postJson(organisation, "/verifier/v1/transactions", StrictJson.write(body));
    }

    public HttpResponse<String> postJson(String organisation, String path, String body) {
        return send(at(path).header("Content-Type", "application/json")
                .header(TestOrganisations.HEADER, organisation)
                .POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> getAs(String organisation, String path) {
        return send(at(path).header(TestOrganisations.HEADER, organisation));
    }

    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = at(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    public HttpResponse<String> postForm(String path, Map<String, String> form) {
        return postRawForm(
                path,
                form.entrySet().stream()
                        .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
                        .collect(Collectors.joining("&")));
    }

    public HttpResponse<String> postRawForm(String path, String form) {
        return send(at(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /// The path of one of our own addresses.
    public static String path(String address) {
        if (!address.startsWith(BASE)) {
            throw new IllegalArgumentException("not one of ours");
        }
        return address.substring(BASE.length());
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(server.getURI().resolve(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
