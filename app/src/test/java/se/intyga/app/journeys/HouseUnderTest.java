package se.intyga.app.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;
import se.intyga.app.House;
import se.intyga.app.datafolder.KeyStores;
import se.intyga.app.datafolder.Pem;
import se.intyga.app.security.TokenCommand;
import se.intyga.app.settings.ReadSettings;

/// A real house, started once for all tests of this JVM: embedded PostgreSQL, TLS, simulators, demo cast, on a free
/// port and a data folder of its own that goes with the JVM.
public final class HouseUnderTest implements AutoCloseable {
    private static final Path OTHER_RULES =
            Path.of(System.getProperty("intyga.root", "..")).resolve("app/src/test/resources/rules");

    private static @Nullable HouseUnderTest running;
    private static @Nullable HouseUnderTest byOtherRules;

    private final House house;
    private final Path dataFolder;
    private final SSLContext tls;

    private HouseUnderTest(House house, Path dataFolder) {
        this.house = house;
        this.dataFolder = dataFolder;
        this.tls = trusting(dataFolder.resolve("tls/ca.pem"));
    }

    /// The house as it is without settings; the first caller waits for its start.
    public static synchronized HouseUnderTest running() {
        HouseUnderTest current = running;
        if (current == null) {
            current = started();
            running = current;
        }
        return current;
    }

    /// A house with policies and credential configurations of its own (`rules` in the test resources), short-lived
    /// state in a real Redis, and DPoP nonces demanded; the first caller waits for its start.
    public static synchronized HouseUnderTest byOtherRules() {
        HouseUnderTest current = byOtherRules;
        if (current == null) {
            current = started(
                    "--policies",
                    OTHER_RULES.resolve("policies").toString(),
                    "--credential-configurations",
                    OTHER_RULES.resolve("configurations").toString(),
                    "--redis-url",
                    redis(),
                    "--dpop-nonce",
                    "on");
            byOtherRules = current;
        }
        return current;
    }

    /// A house of the caller's own, by the credential configurations of [#byOtherRules] and these settings; closed by
    /// the caller, or with the JVM.
    public static HouseUnderTest ofItsOwn(String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "--credential-configurations",
                OTHER_RULES.resolve("configurations").toString()));
        all.addAll(List.of(settings));
        return started(all.toArray(String[]::new));
    }

    /// The policies that [#byOtherRules] decides by, as files.
    public static Path otherPolicies() {
        return OTHER_RULES.resolve("policies");
    }

    private static HouseUnderTest started(String... settings) {
        try {
            Path folder = Files.createTempDirectory("intyga-house").resolve("data");
            List<String> all = new ArrayList<>(
                    List.of("--port", "0", "--data-folder", folder.toString(), "--database-connections", "8"));
            all.addAll(List.of(settings));
            House house = House.start(ReadSettings.read(all, Map.of()));
            Runtime.getRuntime().addShutdownHook(new Thread(house::close));
            return new HouseUnderTest(house, folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// A Redis of this JVM's own, on a free port; the library ends it with the JVM.
    private static String redis() {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        try {
            RedisServer.newRedisServer()
                    .port(port)
                    .setting("bind 127.0.0.1")
                    .setting("save \"\"")
                    .build()
                    .start();
            return "redis://127.0.0.1:" + port;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The base URL, without a final slash.
    public URI baseUrl() {
        return house.baseUrl().uri();
    }

    public URI at(String path) {
        return house.baseUrl().resolve(path);
    }

    public Path dataFolder() {
        return dataFolder;
    }

    /// Believes the house's certificate authority and no other.
    public SSLContext tls() {
        return tls;
    }

    /// The framework's context: for looking at routes and tables, not for reaching past the doors.
    public io.micronaut.context.ApplicationContext context() {
        return house.context();
    }

    /// A new client without cookies that follows no redirects.
    public HttpClient http() {
        return HttpClient.newBuilder()
                .sslContext(tls)
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /// An access token of a demo organisation, such as `demo-employer`.
    public String token(String organisation) {
        return TokenCommand.run(List.of("--client", organisation, "--data-folder", dataFolder.toString()));
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(HttpRequest.newBuilder(at(path)).GET(), headers);
    }

    public HttpResponse<String> post(String path, String body, String... headers) {
        return send(HttpRequest.newBuilder(at(path)).POST(HttpRequest.BodyPublishers.ofString(body)), headers);
    }

    /// Sends a request with header names and values in turn.
    public HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        if (headers.length > 0) request.headers(headers);
        try (HttpClient http = http()) {
            return http.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        house.close();
    }

    /// Believes one authority and no other.
    public static SSLContext trusting(Path authority) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(KeyStores.trusting(Pem.read(authority)));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
