package se.intyga.consent.durability;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.TestLedgers;

/// A process that appends events about persons with many writers and tells each entry once it is acknowledged, until it
/// is killed.
public final class AppendingProcess {
    private AppendingProcess() {}

    /// Arguments: JDBC address, ledger, writers.
    public static void main(String[] arguments) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setMaximumPoolSize(4);
        TestLedgers house = TestLedgers.on(Jdbi.create(new HikariDataSource(config)));
        LedgerName ledger = new LedgerName(arguments[1]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            Thread.ofPlatform().start(() -> {
                while (true) {
                    EntryReference entry = house.about.append(
                            ledger,
                            TestLedgers.somebody(),
                            TestLedgers.event(EventKind.ISSUED).build());
                    synchronized (out) {
                        out.println(entry.index() + " " + entry.leafHash().hex());
                    }
                }
            });
        }
    }
}
