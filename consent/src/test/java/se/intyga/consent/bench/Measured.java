package se.intyga.consent.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntConsumer;

/// How long one thing took, again and again.
///
/// @param sorted nanoseconds, the shortest first
@SuppressWarnings("ArrayRecordComponent") // read only here
record Measured(long[] sorted) {
    static final int WARM_UP = 200;
    static final int TIMES = 1000;

    /// One thread, one at a time.
    static Measured of(IntConsumer once) {
        for (int i = 0; i < WARM_UP; i++) {
            once.accept(i);
        }
        long[] nanos = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long begun = System.nanoTime();
            once.accept(WARM_UP + i);
            nanos[i] = System.nanoTime() - begun;
        }
        Arrays.sort(nanos);
        return new Measured(nanos);
    }

    double millis(int percentile) {
        return sorted[sorted.length * percentile / 100] / 1e6;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "p50 %.2f ms, p99 %.2f ms", millis(50), millis(99));
    }

    static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
