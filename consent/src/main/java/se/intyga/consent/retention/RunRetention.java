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
import se.intyga.legalbasis.rule.KeepingRule;
import se.intyga.legalbasis.rule.Whose;

/// Lets go of what is too old. Every replica may run it at once: a kind of record is claimed by locking its row, what
/// is let go and the note of it commit together, and whoever finds the row locked leaves it to the other. Killed at any
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

    /// Runs all kinds; says what went. Kinds that another replica works on are not in it. A kind that fails does not
    /// keep the others from going; its failure is thrown at the end.
    public List<RetentionRun> run() {
        Instant now = clock.instant();
        List<RetentionRun> runs = new ArrayList<>();
        List<RuntimeException> failures = new ArrayList<>();
        for (RecordKeeper keeper : keepers) {
            try {
                deleting(keeper, now).forEach(rule -> all(keeper, rule, now).ifPresent(runs::add));
            } catch (RuntimeException failed) {
                failures.add(failed);
            }
        }
        noteRuns.note();
        if (!failures.isEmpty()) {
            RuntimeException first = failures.removeFirst();
            failures.forEach(first::addSuppressed);
            throw first;
        }
        return runs;
    }

    /// What a run would let go, without touching anything.
    public List<RetentionRun> rehearse() {
        Instant now = clock.instant();
        return keepers.stream()
                .flatMap(keeper -> deleting(keeper, now).stream().map(rule -> {
                    Old old = old(rule, now);
                    return new RetentionRun(
                            keeper.name(),
                            rule,
                            old.before(),
                            jdbi.withHandle(handle -> keeper.overdue(handle, old, Integer.MAX_VALUE)));
                }))
                .toList();
    }

    /// What no run lets go: what an archive is to take, and what the policy sets no time for.
    public List<Stays> stays() {
        Instant now = clock.instant();
        List<Stays> stays = new ArrayList<>();
        for (RecordKeeper keeper : keepers) {
            List<KeepingRule> rules = times.of(keeper.type(), now);
            rules.stream()
                    .filter(rule -> !rule.deletes())
                    .forEach(rule -> stays.add(new Stays(keeper.name(), keeper.type(), Optional.of(rule))));
            if (rules.stream().noneMatch(rule -> rule.whose() instanceof Whose.AllBut)) {
                stays.add(new Stays(keeper.name(), keeper.type(), Optional.empty()));
            }
        }
        return stays;
    }

    private List<KeepingRule> deleting(RecordKeeper keeper, Instant now) {
        return times.of(keeper.type(), now).stream()
                .filter(KeepingRule::deletes)
                .toList();
    }

    private static Old old(KeepingRule rule, Instant now) {
        return new Old(rule.whose(), rule.before(now));
    }

    private Optional<RetentionRun> all(RecordKeeper keeper, KeepingRule rule, Instant now) {
        Old old = old(rule, now);
        int disposed = 0;
        Noted noted = new Noted(keeper.name(), rule, now, freshId());
        for (int batches = 0; batches < MOST_BATCHES; batches++) {
            Optional<Integer> batch = jdbi.inTransaction(handle ->
                    claim(handle, keeper) ? Optional.of(batch(handle, keeper, old, noted)) : Optional.empty());
            if (batch.isEmpty()) {
                return disposed == 0
                        ? Optional.empty()
                        : Optional.of(new RetentionRun(keeper.name(), rule, old.before(), disposed));
            }
            disposed += batch.get();
            if (batch.get() < BATCH) {
                break;
            }
        }
        return Optional.of(new RetentionRun(keeper.name(), rule, old.before(), disposed));
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

    private record Noted(String keeper, KeepingRule rule, Instant at, String id) {}

    /// The note of a run grows with its batches, until another replica has brought it to the ledger: then the rest gets
    /// a
    /// note of its own.
    private int batch(Handle handle, RecordKeeper keeper, Old old, Noted run) {
        int disposed = keeper.dispose(handle, old, BATCH);
        if (disposed > 0 && note(handle, run, run.id(), disposed) == 0) {
            var _ = note(handle, run, freshId(), disposed);
        }
        return disposed;
    }

    private static int note(Handle handle, Noted run, String id, int disposed) {
        return handle.createUpdate("INSERT INTO consent.retention_run (id, keeper, agency, policy, disposed, ran_at)"
                        + " VALUES (:id, :keeper, :agency, :policy, :disposed, :at) ON CONFLICT (id)"
                        + " DO UPDATE SET disposed = retention_run.disposed + :disposed WHERE NOT retention_run.noted")
                .bind("id", id)
                .bind("keeper", run.keeper())
                .bind("agency", run.rule().whose() instanceof Whose.Of(String agency) ? agency : null)
                .bind("policy", run.rule().policyVersion())
                .bind("disposed", disposed)
                .bind("at", run.at())
                .execute();
    }

    private String freshId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return Base64Url.encode(id);
    }
}
