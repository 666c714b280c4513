package se.intyga.consent.ledger;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    EntryReference append(LedgerName ledger, LedgerEvent event) {
        Line line = lines.computeIfAbsent(ledger, _ -> new Line());
        Waiting own = new Waiting(event);
        line.queue.add(own);
        line.turn.lock();
        try {
            while (own.reference == null && own.failure == null) {
                writeNext(ledger, line);
            }
        } finally {
            line.turn.unlock();
        }
        return own.result();
    }

    private void writeNext(LedgerName ledger, Line line) {
        List<Waiting> batch = new ArrayList<>();
        for (Waiting next = line.queue.poll(); next != null; next = line.queue.poll()) {
            batch.add(next);
            if (batch.size() == MOST) {
                break;
            }
        }
        try {
            List<EntryReference> references = writeLeaves.write(
                    ledger, batch.stream().map(one -> one.event).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).reference = references.get(i);
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
        private final LedgerEvent event;
        private @Nullable EntryReference reference;
        private @Nullable RuntimeException failure;

        private Waiting(LedgerEvent event) {
            this.event = event;
        }

        private EntryReference result() {
            if (failure instanceof LedgerDamaged damaged) {
                throw damaged;
            }
            if (failure != null || reference == null) {
                throw new LedgerUnavailable("the ledger did not take the entry", failure);
            }
            return reference;
        }
    }
}
