package se.intyga.issuer.support;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.checkpoint.LedgerKey;
import se.intyga.consent.ledger.LedgerConfig;
import se.intyga.consent.person.VaultKey;
import se.intyga.eid.person.PersonIndex;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.formats.json.StrictJson;
import se.intyga.issuer.agency.Agencies;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.agency.AgencyId;
import se.intyga.issuer.agency.IssuerConfig;
import se.intyga.issuer.client.ClientConfig;
import se.intyga.issuer.client.WalletRegistration;
import se.intyga.issuer.dpop.DpopConfig;
import se.intyga.issuer.manual.CaseConfig;
import se.intyga.issuer.shortlived.ProtocolLimits;
import se.intyga.issuer.source.SourceAddress;
import se.intyga.issuer.source.Sources;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicyFiles;
import se.intyga.openapi.BaseUrl;
import se.intyga.pages.Text;
import se.intyga.trustlists.config.TrustListsConfig;

/// The issuing door over real HTTP, with a real database. It believes its base URL and nothing a request says, so that
/// the tests may reach it by an address of their own.
public final class Door implements AutoCloseable {
    public static final String AGENCY = "arbetsformedlingen";
    public static final String CONFIGURATION = "registration-certificate";
    public static final String BASE = "https://intyga.test";
    public static final String ISSUER = BASE + "/issuers/" + AGENCY;
    public static final String WALLET = "test-wallet";
    public static final String REDIRECT = "https://wallet.test/cb?from=intyga";

    private final EmbeddedServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final TestClock clock = new TestClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    private final EphemeralStore store;
    private final Certificates walletProvider = new Certificates("Test wallet provider");

    public Door() {
        this(wallets());
    }

    public Door(ClientConfig clients) {
        this(clients, new Policies(List.of()), new Sources(Map.of()), TestDatabase.SHARED.store());
    }

    /// A door that decides by the example policies and asks this source. Doors with one store are replicas.
    public static Door asking(SourceAddress source, EphemeralStore store) {
        return new Door(
                wallets(),
                new PolicyFiles(URI.create(BASE)).examples(),
                new Sources(Map.of(new AgencyId(AGENCY), source)),
                store);
    }

    /// A door that no policy lets release anything, and that asks this source.
    public static Door withoutRules(SourceAddress source, EphemeralStore store) {
        return new Door(wallets(), new Policies(List.of()), new Sources(Map.of(new AgencyId(AGENCY), source)), store);
    }

    private static ClientConfig wallets() {
        return ClientConfig.defaults(List.of(
                new WalletRegistration(WALLET, List.of(REDIRECT), false),
                new WalletRegistration("other-wallet", List.of(REDIRECT), false),
                new WalletRegistration("attested-wallet", List.of(REDIRECT), true)));
    }

    private Door(ClientConfig clients, Policies policies, Sources sources, EphemeralStore store) {
        this.store = store;
        ApplicationContext context = ApplicationContext.builder()
                .properties(Map.of(
                        "micronaut.server.port", "-1",
                        "micronaut.server.max-request-size", "2MB",
                        "micronaut.security.reject-not-found", "false"))
                .build();
        BaseUrl base = new BaseUrl(URI.create(BASE));
        Agency agency = Agency.of(
                base,
                new AgencyId(AGENCY),
                new Text("Arbetsformedlingen (demo)", "Employment service (demo)"),
                "2021002114",
                true,
                new Certificates("Test issuers").key("Test agency"));
        context.registerSingleton(Clock.class, clock);
        context.registerSingleton(SecureRandom.class, new SecureRandom());
        context.registerSingleton(EphemeralStore.class, store);
        context.registerSingleton(Jdbi.class, TestDatabase.SHARED.jdbi());
        context.registerSingleton(BaseUrl.class, base);
        context.registerSingleton(Agencies.class, new Agencies(List.of(agency)));
        context.registerSingleton(IssuerConfig.class, IssuerConfig.defaults());
        context.registerSingleton(CaseConfig.class, CaseConfig.defaults());
        context.registerSingleton(Sources.class, sources);
        context.registerSingleton(ProtocolLimits.class, ProtocolLimits.defaults());
        context.registerSingleton(ClientConfig.class, clients);
        context.registerSingleton(DpopConfig.class, DpopConfig.defaults());
        context.registerSingleton(LedgerConfig.class, new LedgerConfig("intyga.test"));
        context.registerSingleton(LedgerKey.class, LedgerKey.fromSeed(new byte[32]));
        context.registerSingleton(VaultKey.class, new VaultKey(new byte[32]));
        context.registerSingleton(PersonIndex.class, new PersonIndex(new byte[32]));
        context.registerSingleton(Policies.class, policies);
        context.registerSingleton(TrustListsConfig.class, trust());
        context.start();
        this.server = context.getBean(EmbeddedServer.class).start();
    }

    public TestClock clock() {
        return clock;
    }

    public EphemeralStore store() {
        return store;
    }

    public Certificates walletProvider() {
        return walletProvider;
    }

    public <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    public Agency agency() {
        return bean(Agencies.class).find(AGENCY).orElseThrow();
    }

    /// A request to a path under the agency's issuer identifier.
    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(server.getURL() + "/issuers/" + AGENCY + path));
    }

    /// A request to a whole local path.
    public HttpRequest.Builder toPath(String path) {
        return HttpRequest.newBuilder(URI.create(server.getURL() + path));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Answer postForm(String path, String form, String... headers) {
        HttpRequest.Builder request = to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        return send(with(request, headers));
    }

    public Answer postJson(String path, String json, String... headers) {
        HttpRequest.Builder request =
                to(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json));
        return send(with(request, headers));
    }

    public String nonce() {
        return send(to("/nonce").POST(HttpRequest.BodyPublishers.noBody())).json("c_nonce");
    }

    @Override
    public void close() {
        server.close();
        server.getApplicationContext().close();
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    private TrustListsConfig trust() {
        try {
            Path folder = Files.createTempDirectory("anchors");
            Path providers = Files.createDirectories(folder.resolve("wallet-providers"));
            Files.createDirectories(folder.resolve("credential-issuers"));
            Files.createDirectories(folder.resolve("access-certificates"));
            Files.writeString(providers.resolve("test-provider.pem"), walletProvider.rootPem());
            return TrustListsConfig.withDefaults(folder, java.util.Set.of(), SSLContext.getDefault());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What came back.
    public record Answer(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /// A text member of the JSON body; empty when there is none.
        public String json(String member) {
            return StrictJson.object(response.body())
                    .map(object -> object.path(member).asText())
                    .orElse("");
        }

        public String error() {
            return json("error");
        }

        @Override
        public String toString() {
            return status() + " " + response.headers().map() + " " + body();
        }
    }
}
