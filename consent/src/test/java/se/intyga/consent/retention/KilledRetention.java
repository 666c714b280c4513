package se.intyga.consent.retention;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.ledger.TestLedgers;
import se.intyga.legalbasis.rule.RecordType;

/// A process that runs retention, and stands still in the transaction of its second batch until it is killed.
public final class KilledRetention {
    static final String IN_THE_MIDDLE = "in the middle";

    private KilledRetention() {}

    /// Argument: JDBC address.
    public static void main(String[] arguments) {
        TestLedgers ledgers = TestLedgers.on(Jdbi.create(arguments[0]));
        new RetentionHouse(ledgers)
                .retention(new StandsStill(RetentionHouse.cases()))
                .run();
    }

    private static final class StandsStill implements RecordKeeper {
        private final RecordKeeper keeper;
        private int batches;

        StandsStill(RecordKeeper keeper) {
            this.keeper = keeper;
        }

        @Override
        public RecordType type() {
            return keeper.type();
        }

        @Override
        public String name() {
            return keeper.name();
        }

        @Override
        public List<String> tables() {
            return keeper.tables();
        }

        @Override
        public int overdue(Handle handle, Old old, int limit) {
            return keeper.overdue(handle, old, limit);
        }

        @Override
        public int dispose(Handle handle, Old old, int limit) {
            int disposed = keeper.dispose(handle, old, limit);
            if (++batches == 2) {
                new PrintStream(System.out, true, StandardCharsets.US_ASCII).println(IN_THE_MIDDLE);
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            }
            return disposed;
        }
    }
}
