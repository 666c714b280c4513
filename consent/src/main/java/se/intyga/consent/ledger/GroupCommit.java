package se.intyga.consent.ledger;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Many appends in one transaction: whoever gets the turn of a ledger writes for everybody who waits. Other replicas do
/// the same at the same time; the row lock in the database puts them in line.
@Singleton
final class GroupCommit {
    private static final int MOST = 256;

    private final WriteLeaves writeLeaves;
    private final Map<LedgerName, Line> lines = new ConcurrentHashMap<>();

    GroupCommit(WriteLeaves writeLeaves) {
        this.writeLeaves = writeLeaves;
    }

    List<EntryReference> append(LedgerName ledger, List<NewEntry> entries) {
        Line line = lines.computeIfAbsent(ledger, _ -> new Line());
        Waiting own = new Waiting(entries);
        line.queue.add(own);
        line.turn.lock();
        try {
            while (own.references == null && own.failure == null) {
                writeNext(ledger, line);
            }
        } finally {
            line.turn.unlock();
        }
        return own.result();
    }

    /// In a transaction of its own, since only its caller shall learn of what fails in it.
    Optional<EntryReference> append(LedgerName ledger, NewEntry entry, WithEntry with) {
        try {
            return writeLeaves.write(ledger, entry, with);
        } catch (LedgerDamaged damaged) {
            throw damaged;
        } catch (RuntimeException failure) {
            throw new LedgerUnavailable("the ledger did not take the entry", failure);
        }
    }

    private void writeNext(LedgerName ledger, Line line) {
        List<Waiting> batch = new ArrayList<>();
        List<NewEntry> entries = new ArrayList<>();
        for (Waiting next = line.queue.poll(); next != null; next = line.queue.poll()) {
            batch.add(next);
            entries.addAll(next.entries);
            if (entries.size() >= MOST) {
                break;
            }
        }
        try {
            List<EntryReference> references = writeLeaves.write(ledger, entries);
            int from = 0;
            for (Waiting one : batch) {
                one.references = List.copyOf(references.subList(from, from + one.entries.size()));
                from += one.entries.size();
            }
        } catch (RuntimeException failure) {
            batch.forEach(one -> one.failure = failure);
        }
    }

    private static final class Line {
        private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
        private final ReentrantLock turn = new ReentrantLock();
    }

    /// Read and written only while holding the line's turn.
    private static final class Waiting {
        private final List<NewEntry> entries;
        private @Nullable List<EntryReference> references;
        private @Nullable RuntimeException failure;

        private Waiting(List<NewEntry> entries) {
            this.entries = entries;
        }

        private List<EntryReference> result() {
            if (failure instanceof LedgerDamaged damaged) {
                throw damaged;
            }
            if (failure != null || references == null) {
                throw new LedgerUnavailable("the ledger did not take the entry", failure);
            }
            return references;
        }
    }
}
