package se.intyga.consent.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// How many a second, by some writers at once.
final class Rate {
    /// What one writer does; closed by its own thread.
    interface Writer extends AutoCloseable {
        void write() throws Exception;

        @Override
        default void close() throws SQLException {}
    }

    /// Makes a writer in its own thread.
    interface Writers {
        Writer make() throws Exception;
    }

    private Rate() {}

    static double of(int writers, Duration during, Writers making) throws InterruptedException {
        AtomicLong done = new AtomicLong();
        AtomicReference<Exception> failed = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        long begun = System.nanoTime();
        for (int i = 0; i < writers; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try (Writer writer = making.make()) {
                    while (System.nanoTime() - begun < during.toNanos()) {
                        writer.write();
                        done.incrementAndGet();
                    }
                } catch (Exception failure) {
                    failed.set(failure);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (failed.get() != null) {
            throw new IllegalStateException("a writer failed", failed.get());
        }
        return done.get() / Measured.seconds(begun);
    }
}
