package se.intyga.ephemeral;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import se.intyga.ephemeral.Sealing.Kind;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresStoreTest extends EphemeralStoreContract {
    private EmbeddedPostgres postgres;
    private Jdbi jdbi;
    private PostgresStore store;

    @BeforeAll
    void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .schemas("ephemeral")
                .locations("classpath:db/ephemeral")
                .load()
                .migrate();
        jdbi = Jdbi.create(postgres.getPostgresDatabase());
        store = new PostgresStore(jdbi, KEY, RANDOM);
    }

    @AfterAll
    void stop() throws IOException {
        postgres.close();
    }

    @Override
    EphemeralStore store() {
        return store;
    }

    @Override
    EphemeralStore withKey(StoreKey key) {
        return new PostgresStore(jdbi, key, RANDOM);
    }

    @Override
    String dump() {
        return jdbi.withHandle(handle -> handle
                .createQuery("SELECT e.*, e::text AS whole FROM ephemeral.entries e")
                .map((row, _) -> new String(row.getBytes("name_hash"), ISO_8859_1)
                        + new String(row.getBytes("sealed"), ISO_8859_1)
                        + row.getString("whole"))
                .stream()
                .collect(Collectors.joining("\n")));
    }

    @Override
    void moveBehindItsBack(Slot from, Slot to) {
        Sealing sealing = new Sealing(KEY, RANDOM);
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE ephemeral.entries SET sealed = (SELECT sealed FROM ephemeral.entries WHERE name_hash = :from)
                        WHERE name_hash = :to""")
                .bind("from", sealing.nameOf(Kind.VALUE, from))
                .bind("to", sealing.nameOf(Kind.VALUE, to))
                .execute());
    }

    @Test
    void purges_expired_rows_in_bounded_batches_and_leaves_the_others() {
        jdbi.useHandle(handle -> handle.execute("DELETE FROM ephemeral.entries"));
        Slot kept = fresh();
        store.putOnce(kept, bytes("kept"), LONG);
        for (int i = 0; i < 5; i++) {
            store.putOnce(fresh(), bytes("gone"), Duration.ofMillis(1));
        }
        Await.until(() -> expired() == 5);
        assertThat(store.purgeExpired(3)).isEqualTo(3);
        assertThat(store.purgeExpired(3)).isEqualTo(2);
        assertThat(store.purgeExpired(3)).isZero();
        assertThat(store.read(kept)).isPresent();
    }

    @Test
    void purges_by_itself() {
        store.putOnce(fresh(), bytes("gone"), Duration.ofMillis(1));
        Await.until(() -> expired() > 0);
        try (PurgeExpired _ = PurgeExpired.every(Duration.ofMillis(50), store)) {
            Await.until(() -> expired() == 0);
        }
    }

    @Test
    void says_when_the_database_cannot_be_used() {
        PostgresStore nowhere = new PostgresStore(Jdbi.create("jdbc:postgresql://127.0.0.1:1/none"), KEY, RANDOM);
        assertThatThrownBy(() -> nowhere.read(fresh())).isInstanceOf(StoreUnavailable.class);
    }

    private long expired() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM ephemeral.entries WHERE expires_at <= clock_timestamp()")
                .mapTo(Long.class)
                .one());
    }
}
