package se.intyga.app;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.graceful.GracefulShutdownManager;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.intyga.app.database.Database;
import se.intyga.app.database.EmbeddedDatabase;
import se.intyga.app.datafolder.DataFolder;
import se.intyga.app.datafolder.ServerCertificate;
import se.intyga.app.demo.DemoOrganisations;
import se.intyga.app.settings.Catalogue;
import se.intyga.app.settings.Settings;
import se.intyga.app.wiring.ServerProperties;
import se.intyga.formats.keys.SignatureProviders;
import se.intyga.openapi.BaseUrl;

/// One running house. What is opened is closed in the opposite order, also when the start fails half-way.
public final class House implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(House.class);
    private static final int LAST_REQUESTS_SECONDS = 5;

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final BaseUrl baseUrl;
    private final DataFolder folder;

    private @Nullable ApplicationContext context;

    private House(DataFolder folder, BaseUrl baseUrl) {
        this.folder = folder;
        this.baseUrl = baseUrl;
        opened.push(folder);
    }

    /// Starts a house; it answers at [#baseUrl] when this returns.
    public static House start(Settings settings) {
        SignatureProviders.install();
        SecureRandom random = new SecureRandom();
        Clock clock = Clock.systemUTC();
        DataFolder folder = DataFolder.open(settings.get(Catalogue.DATA_FOLDER), random);
        House house;
        int port;
        try {
            port = Ports.chosen(settings);
            house = new House(folder, baseUrl(settings, port));
        } catch (RuntimeException failed) {
            folder.close();
            throw failed;
        }
        try {
            house.open(settings, port, random, clock);
            return house;
        } catch (RuntimeException failed) {
            house.close();
            throw StartHindered.in(failed).orElse(failed);
        } catch (Error failed) {
            house.close();
            throw failed;
        }
    }

    private static BaseUrl baseUrl(Settings settings, int port) {
        return new BaseUrl(settings.get(Catalogue.BASE_URL).orElseGet(() -> URI.create("https://localhost:" + port)));
    }

    private void open(Settings settings, int port, SecureRandom random, Clock clock) {
        folder.claim(settings.get(Catalogue.MODE).name().toLowerCase(Locale.ROOT));
        ServerCertificate certificate =
                ServerCertificate.open(folder, baseUrl.uri().getHost(), random, clock);
        if (!settings.production()) DemoOrganisations.prepare(folder, random);
        Database database = openDatabase(settings);
        ApplicationContext beans = ApplicationContext.builder()
                .environmentPropertySource(false)
                .enableDefaultPropertySources(false)
                .deduceEnvironment(false)
                .bootstrapEnvironment(false)
                .banner(false)
                .eagerInitConfiguration(true)
                .eagerInitSingletons(true)
                .properties(ServerProperties.of(settings, port, certificate))
                .singletons(settings, folder, database, baseUrl, certificate)
                .start();
        opened.push(beans);
        beans.getBean(EmbeddedServer.class).start();
        opened.push(() -> finishRequests(beans));
        context = beans;
        folder.noteBaseUrl(baseUrl.toString());
    }

    private Database openDatabase(Settings settings) {
        Database database;
        if (settings.get(Catalogue.DATABASE_URL).isPresent()) {
            database = Database.open(
                    settings.get(Catalogue.DATABASE_URL).get(),
                    settings.get(Catalogue.DATABASE_USER),
                    settings.get(Catalogue.DATABASE_PASSWORD),
                    settings.get(Catalogue.DATABASE_CONNECTIONS));
        } else {
            String password = HexFormat.of().formatHex(folder.keys().secret("database"));
            EmbeddedDatabase embedded = EmbeddedDatabase.start(folder.postgres(), password);
            opened.push(embedded);
            database = Database.open(
                    embedded.jdbcUrl(), "postgres", password, settings.get(Catalogue.DATABASE_CONNECTIONS));
        }
        opened.push(database);
        return database;
    }

    /// Takes no new requests and waits a little for those under way.
    private static void finishRequests(ApplicationContext context) {
        try {
            context.getBean(GracefulShutdownManager.class)
                    .shutdownGracefully()
                    .toCompletableFuture()
                    .get(LAST_REQUESTS_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException notAll) {
            LOG.info("some requests were still under way");
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /// The running beans, for tests of the whole house.
    public ApplicationContext context() {
        if (context == null) throw new IllegalStateException("the house is not open");
        return context;
    }

    public BaseUrl baseUrl() {
        return baseUrl;
    }

    @Override
    public synchronized void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception failed) {
                LOG.warn("something did not close in order", failed);
            }
        }
    }
}
