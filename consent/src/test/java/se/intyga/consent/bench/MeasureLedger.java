package se.intyga.consent.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.TestLedgers;

/// Durable appends a second beside the same server's own commits a second in the same run, and proofs and verification
/// at growing sizes. Everything goes through a PostgreSQL with `fsync` and `synchronous_commit` on.
public final class MeasureLedger {
    private static final Duration EACH = Duration.ofSeconds(Integer.getInteger("intyga.bench.seconds", 8));

    private MeasureLedger() {}

    /// Arguments: sizes for proofs, for example 10000 1000000.
    public static void main(String[] arguments) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .start()) {
            DataSource database = pooled(server);
            Flyway.configure()
                    .dataSource(server.getPostgresDatabase())
                    .schemas("consent")
                    .locations("classpath:db/consent")
                    .load()
                    .migrate();
            Jdbi jdbi = Jdbi.create(database);
            jdbi.useHandle(
                    handle -> handle.execute("CREATE TABLE public.plain (id bigserial PRIMARY KEY, body bytea)"));
            TestLedgers house = TestLedgers.on(jdbi);
            System.out.println("| writers | appends/s | plain commits/s | ratio |\n|---|---|---|---|");
            for (int writers : new int[] {1, 8, 64}) {
                appends(house, jdbi, writers);
            }
            System.out.println(
                    "\n| leaves | append all | inclusion p50 | p99 | consistency p50 | entry p50 | verify, per million |");
            System.out.println("|---|---|---|---|---|---|---|");
            for (String size : arguments) {
                sized(house, Integer.parseInt(size));
            }
        }
    }

    private static DataSource pooled(EmbeddedPostgres server) {
        com.zaxxer.hikari.HikariConfig config = new com.zaxxer.hikari.HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        config.setMaximumPoolSize(64);
        return new com.zaxxer.hikari.HikariDataSource(config);
    }

    private static void appends(TestLedgers house, Jdbi jdbi, int writers) throws InterruptedException {
        LedgerName ledger = TestLedgers.freshAgency();
        byte[] body = new byte[400];
        double own = rate(
                writers,
                _ -> house.append.append(
                        ledger, TestLedgers.event(EventKind.ISSUED).build()));
        double plain = rate(
                writers,
                _ -> jdbi.useTransaction(
                        handle -> handle.execute("INSERT INTO public.plain (body) VALUES (?)", (Object) body)));
        System.out.printf(Locale.ROOT, "| %d | %.0f | %.0f | %.2f |%n", writers, own, plain, own / plain);
    }

    private static double rate(int writers, LongConsumer once) throws InterruptedException {
        AtomicLong done = new AtomicLong();
        long end = System.nanoTime() + EACH.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                while (System.nanoTime() < end) {
                    once.accept(done.incrementAndGet());
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return done.get() / (double) EACH.toSeconds();
    }

    private static void sized(TestLedgers house, int size) {
        LedgerName ledger = TestLedgers.freshAgency();
        long begun = System.nanoTime();
        house.fill(ledger, size);
        double filling = seconds(begun);
        var reading = house.ledgers.ledger(ledger);
        long[] inclusion = times(index -> reading.inclusion(index * 7919 % size, size));
        long[] consistency = times(index -> reading.consistency(1 + index * 7919 % (size - 1), size));
        long[] entry = times(index -> reading.entry(index * 7919 % size));
        begun = System.nanoTime();
        var verdict = house.verify.verify(ledger);
        double verifying = seconds(begun) * 1_000_000 / size;
        System.out.printf(
                Locale.ROOT,
                "| %d | %.0f s | %.2f ms | %.2f ms | %.2f ms | %.2f ms | %.0f s |%n",
                size,
                filling,
                millis(inclusion, 50),
                millis(inclusion, 99),
                millis(consistency, 50),
                millis(entry, 50),
                verifying);
        if (!verdict.toString().startsWith("Intact")) {
            throw new IllegalStateException(verdict.toString());
        }
    }

    private static long[] times(LongConsumer once) {
        for (int i = 0; i < 200; i++) {
            once.accept(i);
        }
        long[] nanos = new long[1000];
        for (int i = 0; i < nanos.length; i++) {
            long begun = System.nanoTime();
            once.accept(i + 200);
            nanos[i] = System.nanoTime() - begun;
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private static double millis(long[] sorted, int percent) {
        return sorted[sorted.length * percent / 100] / 1_000_000.0;
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1_000_000_000.0;
    }
}
