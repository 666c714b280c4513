package se.intyga.consent.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.LedgerVerdict;
import se.intyga.consent.ledger.TestLedgers;

/// Two replicas append to one ledger and are killed at random moments: nothing that was acknowledged is lost, there is
/// no gap, each event about a person opens with her key, the tree verifies. More rounds: `-Dintyga.kills=100`.
class KilledWriterTest {
    private static final int ROUNDS = Integer.getInteger("intyga.kills", 2);
    private static final int WRITERS = 16;

    private record Writer(Process process, BufferedReader out) {
        /// Everything it told before it died; a line cut in the middle was not acknowledged to us.
        List<String> told(int atLeast, boolean kill) throws IOException {
            List<String> lines = new ArrayList<>();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                if (kill && lines.size() == atLeast) process.toHandle().destroyForcibly();
            }
            return lines;
        }
    }

    @Test
    void a_killed_process_loses_nothing_that_it_acknowledged() throws Exception {
        TestLedgers house = TestLedgers.open();
        LedgerName ledger = TestLedgers.freshAgency();
        Random moments = new Random(20_261_121);
        Map<Long, String> acknowledged = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            Writer first = start(ledger);
            Writer second = start(ledger);
            List<String> told = first.told(1 + moments.nextInt(200), true);
            second.process.toHandle().destroyForcibly();
            told.addAll(second.told(0, false));
            for (String line : told) {
                String[] parts = line.split(" ", -1);
                if (parts.length == 2 && parts[1].length() == 64) {
                    assertThat(acknowledged.put(Long.parseLong(parts[0]), parts[1]))
                            .as("one place, one entry")
                            .isNull();
                }
            }
            assertThat(first.process.waitFor()).isNotZero();
            assertThat(second.process.waitFor()).isNotZero();
            // A transaction of the dead may still be on its way in the server: the next append waits for its row lock.
            house.append.append(
                    ledger,
                    TestLedgers.event(se.intyga.consent.ledger.EventKind.ISSUED).build());
            assertThat(house.verify.verify(ledger))
                    .as("no leaf without its link and its key: none counts as erased")
                    .isEqualTo(new LedgerVerdict.Intact(
                            ledger, house.ledgers.ledger(ledger).size()));
        }
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS);
        acknowledged.forEach((index, hash) -> assertThat(house.ledgers
                        .ledger(ledger)
                        .entry(index)
                        .orElseThrow()
                        .reference()
                        .leafHash()
                        .hex())
                .isEqualTo(hash));
    }

    private static Writer start(LedgerName ledger) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendingProcess.class.getName(),
                        TestLedgers.jdbcUrl(),
                        ledger.value(),
                        "" + WRITERS)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new Writer(
                process,
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII)));
    }
}
