package se.intyga.consent.bench;

import java.util.Locale;
import java.util.function.IntConsumer;
import org.jdbi.v3.core.Jdbi;

/// What one thing cost, again and again: how long it took, and how many pages the database went to for it, in its own
/// memory
/// or not. The time of a page grows with what no longer fits in memory; their number does not.
record Cost(Measured time, double pages) {
    static Cost of(Jdbi jdbi, IntConsumer once) {
        long before = pages(jdbi);
        Measured time = Measured.of(once);
        return new Cost(time, (double) (pages(jdbi) - before) / (Measured.WARM_UP + Measured.TIMES));
    }

    /// By the connection that did it: one thread gets the same one again.
    private static long pages(Jdbi jdbi) {
        return jdbi.withHandle(handle -> {
            handle.execute("SELECT pg_stat_force_next_flush()");
            return handle.createQuery(
                            "SELECT blks_hit + blks_read FROM pg_stat_database WHERE datname = current_database()")
                    .mapTo(Long.class)
                    .one();
        });
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s; %.0f pages", time, pages);
    }
}
