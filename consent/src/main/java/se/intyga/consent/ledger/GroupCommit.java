package se.intyga.consent.ledger;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Many appends in one transaction: whoever has the turn of a ledger writes for everybody who waits, wakes them all at
/// once, and gives the turn to one who came meanwhile. Other replicas do the same at the same time; the row lock in the
/// database puts them in line.
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
        boolean turn = line.led.compareAndSet(false, true);
        if (!turn) {
            own.woken.acquireUninterruptibly();
        }
        // Woken without an answer is woken to have the turn. With the turn it may be answered already: then it passes
        // on.
        if (turn || !own.answered()) {
            lead(ledger, line, own);
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

    /// Only by who has the turn, and only until its own entries are written: nobody writes for others for ever.
    private void lead(LedgerName ledger, Line line, Waiting own) {
        try {
            while (!own.answered()) {
                writeNext(ledger, line, own);
            }
        } finally {
            line.passOn();
        }
    }

    private void writeNext(LedgerName ledger, Line line, Waiting own) {
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
        } finally {
            batch.forEach(Waiting::breakOff);
            batch.stream().filter(one -> one != own).forEach(one -> one.woken.release());
        }
    }

    /// Those who wait for one ledger. At most one of them has the turn.
    private static final class Line {
        private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean led = new AtomicBoolean();

        /// Gives the turn to whoever waits longest, or to nobody. Whoever comes while it is given to nobody either
        /// takes
        /// it or is seen here.
        void passOn() {
            do {
                Waiting next = queue.peek();
                if (next != null) {
                    next.woken.release();
                    return;
                }
                led.set(false);
            } while (!queue.isEmpty() && led.compareAndSet(false, true));
        }
    }

    /// Written by who has the turn, before it wakes the one who waits; read by that one afterwards.
    private static final class Waiting {
        private final List<NewEntry> entries;
        private final Semaphore woken = new Semaphore(0);
        private @Nullable List<EntryReference> references;
        private @Nullable RuntimeException failure;

        private Waiting(List<NewEntry> entries) {
            this.entries = entries;
        }

        private boolean answered() {
            return references != null || failure != null;
        }

        /// However the writing ended, whoever was in it learns that it has.
        private void breakOff() {
            if (!answered()) {
                failure = new IllegalStateException("the writing was broken off");
            }
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
