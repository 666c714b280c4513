package se.intyga.consent.retention;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.ledger.TestLedgers;

/// A process that runs retention, and stands still in the transaction of its second batch until it is killed.
public final class KilledRetention {
    static final String IN_THE_MIDDLE = "in the middle";

    private KilledRetention() {}

    /// Argument: JDBC address.
    public static void main(String[] arguments) {
        TestLedgers ledgers = TestLedgers.on(Jdbi.create(arguments[0]));
        AtomicInteger batches = new AtomicInteger();
        new RetentionHouse(ledgers)
                .retention(new WatchedKeeper(RetentionHouse.cases(), () -> {}, () -> {
                    if (batches.incrementAndGet() == 2) {
                        standStill();
                    }
                }))
                .run();
    }

    private static void standStill() {
        new PrintStream(System.out, true, StandardCharsets.US_ASCII).println(IN_THE_MIDDLE);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
