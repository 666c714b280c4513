package se.intyga.consent.retention;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import se.intyga.formats.encoding.Base64Url;

/// Lets go of what is too old. Every replica may run it at once: a kind of record is claimed by locking its row, what
/// is
/// let go and the note of it commit together, and whoever finds the row locked leaves it to the other. Killed at any
/// line, either both happened or neither; a note that had not reached the ledger yet is brought there by the next
/// round.
@Singleton
public final class RunRetention {
    /// So many records of a kind go in one transaction.
    static final int BATCH = 1000;

    private static final int MOST_BATCHES = 1000;
    private static final int ID_BYTES = 16;

    private final Jdbi jdbi;
    private final List<RecordKeeper> keepers;
    private final KeepingTimes times;
    private final NoteRuns noteRuns;
    private final Clock clock;
    private final SecureRandom random;

    RunRetention(
            Jdbi jdbi,
            List<RecordKeeper> keepers,
            KeepingTimes times,
            NoteRuns noteRuns,
            Clock clock,
            SecureRandom random) {
        this.jdbi = jdbi;
        this.keepers = List.copyOf(keepers);
        this.times = times;
        this.noteRuns = noteRuns;
        this.clock = clock;
        this.random = random;
    }

    /// Runs all kinds; says what went. Kinds that another replica works on are not in it.
    public List<RetentionRun> run() {
        Instant now = clock.instant();
        List<RetentionRun> runs = new ArrayList<>();
        for (RecordKeeper keeper : keepers) {
            times.of(keeper.type(), now)
                    .flatMap(limit -> all(keeper, limit, now))
                    .ifPresent(runs::add);
        }
        noteRuns.note();
        return runs;
    }

    /// What a run would let go, without touching anything; at most 1000 of a kind are counted.
    public List<RetentionRun> rehearse() {
        Instant now = clock.instant();
        List<RetentionRun> runs = new ArrayList<>();
        for (RecordKeeper keeper : keepers) {
            times.of(keeper.type(), now)
                    .ifPresent(limit -> runs.add(new RetentionRun(
                            keeper.name(),
                            limit.before(),
                            jdbi.withHandle(handle -> keeper.overdue(handle, limit.before(), BATCH)))));
        }
        return runs;
    }

    private Optional<RetentionRun> all(RecordKeeper keeper, KeepingTimes.Limit limit, Instant now) {
        int disposed = 0;
        String id = freshId();
        for (int batches = 0; batches < MOST_BATCHES; batches++) {
            Optional<Integer> batch = jdbi.inTransaction(handle ->
                    claim(handle, keeper) ? Optional.of(batch(handle, keeper, limit, now, id)) : Optional.empty());
            if (batch.isEmpty()) {
                return disposed == 0
                        ? Optional.empty()
                        : Optional.of(new RetentionRun(keeper.name(), limit.before(), disposed));
            }
            disposed += batch.get();
            if (batch.get() < BATCH) {
                break;
            }
        }
        return Optional.of(new RetentionRun(keeper.name(), limit.before(), disposed));
    }

    /// Whether this replica works on the kind until the transaction ends.
    private static boolean claim(Handle handle, RecordKeeper keeper) {
        handle.createUpdate("INSERT INTO consent.retention_task (keeper) VALUES (:keeper) ON CONFLICT DO NOTHING")
                .bind("keeper", keeper.name())
                .execute();
        return handle.createQuery(
                        "SELECT keeper FROM consent.retention_task WHERE keeper = :keeper FOR UPDATE SKIP LOCKED")
                .bind("keeper", keeper.name())
                .mapTo(String.class)
                .findOne()
                .isPresent();
    }

    private static int batch(Handle handle, RecordKeeper keeper, KeepingTimes.Limit limit, Instant now, String id) {
        int disposed = keeper.dispose(handle, limit.before(), BATCH);
        if (disposed > 0) {
            handle.createUpdate("INSERT INTO consent.retention_run (id, keeper, policy, disposed, ran_at)"
                            + " VALUES (:id, :keeper, :policy, :disposed, :at) ON CONFLICT (id)"
                            + " DO UPDATE SET disposed = retention_run.disposed + :disposed")
                    .bind("id", id)
                    .bind("keeper", keeper.name())
                    .bind("policy", limit.policyVersion())
                    .bind("disposed", disposed)
                    .bind("at", now)
                    .execute();
        }
        return disposed;
    }

    private String freshId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return Base64Url.encode(id);
    }
}
