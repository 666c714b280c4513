package se.intyga.app.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.intyga.app.datafolder.SafeFiles;

/// A PostgreSQL server of the house's own, on this machine only, its cluster in the data folder. Commits reach the disk
/// before they are answered. The caller holds the data folder's lock.
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private static final String ACCESS_RULES = "host all all 127.0.0.1/32 scram-sha-256\n";

    private final EmbeddedPostgres server;
    private final Path cluster;

    private EmbeddedDatabase(EmbeddedPostgres server, Path cluster) {
        this.server = server;
        this.cluster = cluster;
    }

    /// Starts the server, and makes its cluster at first start. A server that a killed house left behind is stopped.
    ///
    /// @param password of its one user: without it nobody else on this machine gets in
    public static EmbeddedDatabase start(Path cluster, String password) {
        if (!password.matches("[0-9A-Za-z]+")) throw new IllegalArgumentException("letters and digits only");
        OrphanedServer.stop(cluster);
        removeHalfMade(cluster);
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setOverrideWorkingDirectory(binaries(cluster).toFile())
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", "220")
                    .setServerConfig("log_statement", "none")
                    .setServerConfig("log_min_error_statement", "panic")
                    .setServerConfig("log_parameter_max_length_on_error", "0")
                    .setConnectConfig("password", password)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            demandPassword(server, cluster, password);
            Files.writeString(madeMark(cluster), "");
            LOG.info("embedded PostgreSQL runs on port {}", server.getPort());
            return new EmbeddedDatabase(server, cluster);
        } catch (IOException | SQLException | IllegalStateException failed) {
            throw new DatabaseUnavailable(
                    "The embedded PostgreSQL in " + cluster + " does not start. Its own words are in the log above;"
                            + " a PostgreSQL of your own can be given with --database-url.",
                    failed);
        }
    }

    /// A new cluster trusts every caller on this machine; ours asks for the password from the first start on.
    private static void demandPassword(EmbeddedPostgres server, Path cluster, String password)
            throws IOException, SQLException {
        Path rules = cluster.resolve("pg_hba.conf");
        if (Files.readString(rules).equals(ACCESS_RULES)) return;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER USER postgres PASSWORD '" + password + "'");
            SafeFiles.write(rules, ACCESS_RULES);
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    public String jdbcUrl() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException notStopped) {
            LOG.warn("the embedded PostgreSQL in {} did not stop by itself", cluster);
        }
    }

    /// A cluster whose making was interrupted holds nothing yet: it is made again.
    private static void removeHalfMade(Path cluster) {
        if (Files.isDirectory(cluster)
                && !Files.exists(madeMark(cluster))
                && !Files.exists(cluster.resolve("global/pg_control"))) {
            try (var files = Files.walk(cluster)) {
                files.sorted(java.util.Comparator.reverseOrder()).forEach(EmbeddedDatabase::delete);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path madeMark(Path cluster) {
        return cluster.resolveSibling("postgres.made");
    }

    /// Where the server's programs are unpacked, once for all data folders of this user.
    private static Path binaries(Path cluster) {
        Path home = Path.of(System.getProperty("user.home", ""));
        if (home.isAbsolute() && Files.isWritable(home)) {
            return home.resolve(".cache/intyga/postgresql");
        }
        return cluster.resolveSibling("postgresql-programs");
    }
}
