package se.intyga.consent.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.intyga.consent.ledger.Code;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.TestLedgers;

/// Retention is safe on every replica at once, and when it is killed at any line: a record is either gone, and the
/// ledger says so, or still there.
class ReplicasTest {
    private static final int MANY = 2500;

    private final RetentionHouse house = new RetentionHouse(TestLedgers.open());

    @BeforeEach
    void nothing_waits() {
        house.nothingWaits();
    }

    private int disposed() {
        return house.retention(RetentionHouse.cases()).run().stream()
                .mapToInt(RetentionRun::disposed)
                .sum();
    }

    /// How many the ledger says went, from an entry on.
    private int told(int from) {
        List<LedgerEvent> told = house.told();
        return told.subList(from, told.size()).stream()
                .flatMap(event -> event.reasonCodes().stream())
                .map(Code::value)
                .mapToInt(code -> Integer.parseInt(code.substring("DISPOSED:".length())))
                .sum();
    }

    @Test
    void two_replicas_at_once_let_go_of_each_record_once() throws Exception {
        house.cases(MANY, true, RetentionHouse.OLD);
        int before = house.told().size();
        CountDownLatch both = new CountDownLatch(2);
        Callable<Integer> replica = () -> {
            both.countDown();
            both.await();
            return disposed();
        };
        int disposed = 0;
        try (var replicas = Executors.newFixedThreadPool(2)) {
            for (Future<Integer> one : replicas.invokeAll(List.of(replica, replica))) {
                disposed += one.get();
            }
        }
        disposed += disposed();
        assertThat(disposed).isEqualTo(MANY);
        assertThat(house.left()).isZero();
        assertThat(told(before)).isEqualTo(MANY);
    }

    @Test
    void killed_before_the_ledger_knows_the_next_round_tells_it_once() {
        int before = house.told().size();
        house.ledgers.jdbi.useHandle(
                handle -> handle.execute("INSERT INTO consent.retention_run (id, keeper, policy, disposed, ran_at)"
                        + " VALUES ('AAAAAAAAAAAAAAAAAAAAAA', 'rights-case', 'example-1', 7, now())"));
        disposed();
        disposed();
        assertThat(told(before)).isEqualTo(7);
    }

    /// Whoever finds nothing to do still brings to the ledger what others noted, also in the middle of their run.
    @Test
    void what_goes_after_another_replica_told_of_a_run_is_told_too() {
        house.cases(MANY, true, RetentionHouse.OLD);
        int before = house.told().size();
        RecordKeeper disturbed = new WatchedKeeper(
                RetentionHouse.cases(), () -> house.retention().run(), () -> {});
        assertThat(house.retention(disturbed).run())
                .extracting(RetentionRun::disposed)
                .containsExactly(MANY);
        assertThat(told(before)).isEqualTo(MANY);
    }

    /// A process of its own, killed while a transaction of it has deleted a batch and not committed yet.
    @Test
    void a_killed_process_leaves_records_that_are_there_or_gone_and_told() throws Exception {
        house.cases(MANY, true, RetentionHouse.OLD);
        int before = house.told().size();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRetention.class.getName(),
                        TestLedgers.jdbcUrl())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            assertThat(out.readLine()).isEqualTo(KilledRetention.IN_THE_MIDDLE);
            int committed = MANY - house.left();
            assertThat(committed).as("the first batch").isEqualTo(RunRetention.BATCH);
            kill(process);
        }
        // The dead one's transaction ends when the server notices; until then its kind is left to it.
        while (house.left() > 0) {
            disposed();
        }
        disposed();
        assertThat(told(before)).isEqualTo(MANY);
    }

    private static void kill(Process process) throws IOException, InterruptedException {
        process.toHandle().destroyForcibly();
        assertThat(process.waitFor()).isNotZero();
    }
}
