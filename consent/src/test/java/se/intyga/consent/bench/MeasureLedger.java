package se.intyga.consent.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.ledger.FillLedger;
import se.intyga.consent.ledger.TestLedgers;
import se.intyga.consent.person.ManyPersons;
import se.intyga.consent.publication.PublishingHouse;
import se.intyga.formats.keys.SignatureProviders;

/// Durable appends a second beside the same server's own commits, and one ledger that grows from size to size, measured
/// at each: proofs, a person's history, full verification. Prints one Markdown table; how far it is goes to the error
/// stream. Everything goes through a PostgreSQL of its own with `fsync` and `synchronous_commit` on.
public final class MeasureLedger {
    private MeasureLedger() {}

    /// Arguments: as [MeasureOptions] reads them.
    public static void main(String[] arguments) throws Exception {
        MeasureOptions options = MeasureOptions.of(List.of(arguments));
        SignatureProviders.install();
        try (EmbeddedPostgres server = server(options);
                HikariDataSource database = pooled(server)) {
            Flyway.configure()
                    .dataSource(server.getPostgresDatabase())
                    .schemas("consent")
                    .locations("classpath:db/consent")
                    .load()
                    .migrate();
            TestLedgers house = TestLedgers.on(Jdbi.create(database));
            try (PublishingHouse published = PublishingHouse.of(house)) {
                tell("| " + surroundings(house) + " | at | measured | beside it, in the same run | ratio |");
                tell("|---|---|---|---|---|");
                if (options.appends()) {
                    new MeasureAppends(database, house, options.each(), options.rounds())
                            .rows()
                            .forEach(MeasureLedger::tell);
                }
                grow(options, house, published);
            }
        }
    }

    private static void grow(MeasureOptions options, TestLedgers house, PublishingHouse published) {
        FillLedger fill =
                new FillLedger(house.jdbi, TestLedgers.KEYS, TestLedgers.CONFIG, Clock.systemUTC(), TestLedgers.RANDOM);
        SpreadEntries entries = new SpreadEntries(
                fill, new ManyPersons(house.jdbi, TestLedgers.freshAgency(), house.personKeys, TestLedgers.RANDOM));
        MeasureSize measure = new MeasureSize(house, published, entries);
        for (long size : options.sizes()) {
            System.err.printf(Locale.ROOT, "measure: growing to %,d leaves%n", size);
            long begun = System.nanoTime();
            entries.growTo(size);
            house.jdbi.useHandle(handle -> {
                handle.execute("VACUUM (ANALYZE)");
                handle.execute("CHECKPOINT");
            });
            tell(String.format(
                    Locale.ROOT,
                    "| growing to it by COPY | %,d leaves | %.0f s | %s on disk | |",
                    size,
                    Measured.seconds(begun),
                    disk(house)));
            measure.measure(size <= options.tilesUpTo(), MeasureLedger::tell);
        }
    }

    private static EmbeddedPostgres server(MeasureOptions options) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("max_connections", "200");
        options.folder().ifPresent(folder -> builder.setDataDirectory(folder.resolve("measured-ledger")));
        return builder.start();
    }

    private static HikariDataSource pooled(EmbeddedPostgres server) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        config.setMaximumPoolSize(64);
        return new HikariDataSource(config);
    }

    private static String surroundings(TestLedgers house) throws NoSuchAlgorithmException {
        return String.format(
                Locale.ROOT,
                "measured %tF, %d cores, load %.1f at the start, PostgreSQL %s, signatures by %s",
                java.time.LocalDate.now(java.time.ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                asked(house, "SHOW server_version"),
                Signature.getInstance("Ed25519").getProvider().getName());
    }

    private static String disk(TestLedgers house) {
        return asked(house, "SELECT pg_size_pretty(pg_database_size(current_database()))");
    }

    private static String asked(TestLedgers house, String sql) {
        return house.jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).one());
    }

    private static void tell(String line) {
        System.out.println(line);
    }
}
