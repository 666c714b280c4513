package se.intyga.ephemeral;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Update;
import se.intyga.ephemeral.Sealing.Kind;

/// The store in the table `ephemeral.entries` of a PostgreSQL. Each operation is one statement, atomic under READ
/// COMMITTED. The database's clock decides on expiry; it is read by the row's writer when it holds the row
/// (`clock_timestamp()`), not when it began to wait for it.
public final class PostgresStore implements EphemeralStore {
    private final Jdbi jdbi;
    private final Sealing sealing;

    public PostgresStore(Jdbi jdbi, StoreKey key, SecureRandom random) {
        this.jdbi = jdbi;
        this.sealing = new Sealing(key, random);
    }

    @Override
    public boolean putOnce(Slot slot, byte[] value, Duration lifetime) {
        return ask(handle -> written(handle.createUpdate("""
                                INSERT INTO ephemeral.entries AS kept (name_hash, sealed, version, expires_at)
                                VALUES (:name, :sealed, :next, clock_timestamp() + :lifetime * interval '1 millisecond')
                                ON CONFLICT (name_hash) DO UPDATE
                                SET sealed = excluded.sealed, version = excluded.version, expires_at = excluded.expires_at
                                WHERE kept.expires_at <= clock_timestamp()"""), slot, value, lifetime) == 1);
    }

    @Override
    public Optional<Held> read(Slot slot) {
        return ask(handle -> handle.createQuery("""
                        SELECT sealed, version FROM ephemeral.entries
                        WHERE name_hash = :name AND expires_at > clock_timestamp()""")
                .bind("name", sealing.nameOf(Kind.VALUE, slot))
                .map((row, _) -> new Held(sealing.open(slot, row.getBytes("sealed")), row.getLong("version")))
                .findOne());
    }

    @Override
    public Optional<byte[]> takeOnce(Slot slot) {
        return ask(handle -> handle.createQuery("""
                        DELETE FROM ephemeral.entries
                        WHERE name_hash = :name AND expires_at > clock_timestamp() RETURNING sealed""")
                .bind("name", sealing.nameOf(Kind.VALUE, slot))
                .map((row, _) -> sealing.open(slot, row.getBytes("sealed")))
                .findOne());
    }

    @Override
    public boolean replace(Slot slot, long version, byte[] next, Duration lifetime) {
        return ask(handle -> written(handle.createUpdate("""
                                UPDATE ephemeral.entries
                                SET sealed = :sealed, version = :next,
                                    expires_at = clock_timestamp() + :lifetime * interval '1 millisecond'
                                WHERE name_hash = :name AND version = :version AND expires_at > clock_timestamp()""").bind("version", version), slot, next, lifetime) == 1);
    }

    @Override
    public long increment(Slot counter, Duration window) {
        return ask(handle -> handle.createQuery("""
                        INSERT INTO ephemeral.entries AS kept (name_hash, sealed, version, expires_at)
                        VALUES (:name, ''::bytea, 1, clock_timestamp() + :window * interval '1 millisecond')
                        ON CONFLICT (name_hash) DO UPDATE
                        SET version = CASE WHEN kept.expires_at <= clock_timestamp() THEN 1 ELSE kept.version + 1 END,
                            expires_at = CASE WHEN kept.expires_at <= clock_timestamp() THEN excluded.expires_at
                                              ELSE kept.expires_at END
                        RETURNING version""")
                .bind("name", sealing.nameOf(Kind.COUNTER, counter))
                .bind("window", Lifetimes.millis(window))
                .mapTo(Long.class)
                .one());
    }

    @Override
    public boolean remove(Slot slot) {
        return ask(handle -> handle.createQuery("""
                        WITH gone AS (DELETE FROM ephemeral.entries WHERE name_hash IN (:value, :counter)
                                      RETURNING expires_at > clock_timestamp() AS visible)
                        SELECT count(*) FROM gone WHERE visible""")
                        .bind("value", sealing.nameOf(Kind.VALUE, slot))
                        .bind("counter", sealing.nameOf(Kind.COUNTER, slot))
                        .mapTo(Long.class)
                        .one()
                > 0);
    }

    /// Deletes at most that many expired rows and says how many; the rest waits for the next call. Rows that another
    /// replica is just purging are skipped.
    public int purgeExpired(int limit) {
        return ask(handle -> handle.createUpdate("""
                        DELETE FROM ephemeral.entries WHERE name_hash IN (
                            SELECT name_hash FROM ephemeral.entries WHERE expires_at <= clock_timestamp()
                            ORDER BY expires_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                        AND expires_at <= clock_timestamp()""").bind("limit", limit).execute());
    }

    private int written(Update update, Slot slot, byte[] value, Duration lifetime) {
        return update.bind("name", sealing.nameOf(Kind.VALUE, slot))
                .bind("sealed", sealing.seal(slot, value))
                .bind("next", sealing.newVersion())
                .bind("lifetime", Lifetimes.millis(lifetime))
                .execute();
    }

    private <T> T ask(HandleCallback<T, RuntimeException> operation) {
        try {
            return jdbi.withHandle(operation);
        } catch (JdbiException e) {
            throw new StoreUnavailable("PostgreSQL", e);
        }
    }
}
