package se.intyga.eid;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.PostgresStore;
import se.intyga.ephemeral.StoreKey;

/// A real store in a PostgreSQL that all tests of one run share.
public final class TestStore {
    private static final EmbeddedPostgres POSTGRES = started();
    private static final StoreKey KEY = new StoreKey(new byte[32]);

    private TestStore() {}

    /// A new view on the same data, as after a restart.
    public static EphemeralStore open() {
        return new PostgresStore(Jdbi.create(POSTGRES.getPostgresDatabase()), KEY, new SecureRandom());
    }

    private static EmbeddedPostgres started() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.start();
            Flyway.configure()
                    .dataSource(postgres.getPostgresDatabase())
                    .schemas("ephemeral")
                    .locations("classpath:db/ephemeral")
                    .load()
                    .migrate();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
