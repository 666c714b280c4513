package se.intyga.issuer.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.PostgresStore;
import se.intyga.ephemeral.StoreKey;

/// One PostgreSQL for all tests of this room, with the schemas of the rooms it uses.
public final class TestDatabase {
    public static final TestDatabase SHARED = new TestDatabase();

    private final DataSource source;
    private final Jdbi jdbi;

    private TestDatabase() {
        try {
            this.source = EmbeddedPostgres.builder().start().getPostgresDatabase();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String schema : List.of("ephemeral", "consent", "legal_basis", "issuer")) {
            Flyway.configure()
                    .dataSource(source)
                    .schemas(schema)
                    .locations("classpath:db/" + schema.replace("_", ""))
                    .load()
                    .migrate();
        }
        this.jdbi = Jdbi.create(source);
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /// A store with a key of its own: what one test keeps, no other sees.
    public EphemeralStore store() {
        SecureRandom random = new SecureRandom();
        byte[] key = new byte[32];
        random.nextBytes(key);
        return new PostgresStore(jdbi, new StoreKey(key), random);
    }
}
