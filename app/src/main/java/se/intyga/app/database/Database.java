package se.intyga.app.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;

/// The database the house works on, every room's schema at its newest version.
public final class Database implements AutoCloseable {
    /// The rooms that keep something, by schema name.
    static final List<String> ROOMS = List.of("ephemeral", "consent", "legal_basis", "issuer", "verifier", "holder");

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        // What a statement was called with belongs into no log and no exception.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
    }

    /// Connects, and migrates every room's schema.
    ///
    /// @throws DatabaseUnavailable when it cannot be reached, or its schemas are not ours to migrate
    public static Database open(String jdbcUrl, String user, String password, int connections) {
        HikariDataSource pool = connected(config(jdbcUrl, user, password, connections));
        try {
            for (String room : ROOMS) migrate(pool, room);
            return new Database(pool);
        } catch (FlywayException failed) {
            pool.close();
            throw new DatabaseUnavailable(
                    "The database's schemas cannot be brought to this version: is it newer than this Intyga, or may the user not create schemas?",
                    failed);
        }
    }

    /// Connects for reading only: what is there stays as it is, schemas too.
    ///
    /// @throws DatabaseUnavailable when it cannot be reached
    static Database asItIs(String jdbcUrl, String user, String password, int connections) {
        HikariConfig config = config(jdbcUrl, user, password, connections);
        config.setReadOnly(true);
        return new Database(connected(config));
    }

    private static HikariConfig config(String jdbcUrl, String user, String password, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("intyga");
        config.setJdbcUrl(jdbcUrl);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(Math.min(2, connections));
        config.setConnectionTimeout(10_000);
        config.setInitializationFailTimeout(10_000);
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return config;
    }

    private static HikariDataSource connected(HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException unreachable) {
            throw new DatabaseUnavailable(
                    "The database cannot be reached. Look at database-url, database-user and database-password, and whether it runs.",
                    unreachable);
        }
    }

    private static void migrate(HikariDataSource pool, String room) {
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(pool)
                .schemas(room)
                .defaultSchema(room)
                .locations("classpath:db/" + room.replace("_", ""))
                .failOnMissingLocations(false)
                .load()
                .migrate();
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /// Whether a statement gets through just now.
    public boolean answers() {
        try {
            return jdbi.withHandle(handle ->
                    handle.createQuery("SELECT 1").mapTo(Integer.class).one() == 1);
        } catch (RuntimeException unreachable) {
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
