package se.intyga.consent.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.checkpoint.LedgerKey;
import se.intyga.consent.checkpoint.LedgerKeys;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.person.AppendAboutPerson;
import se.intyga.consent.person.ErasePerson;
import se.intyga.consent.person.PersonKeys;
import se.intyga.consent.person.SealAboutPersons;
import se.intyga.consent.person.SealedRecords;
import se.intyga.consent.person.VaultKey;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicyFiles;
import se.intyga.pages.Text;

/// A real PostgreSQL with the room's tables, and the ledgers on it. One server for all tests of a run.
public final class TestLedgers {
    public static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    public static final SecureRandom RANDOM = new SecureRandom();
    public static final LedgerKey KEY = LedgerKey.fromSeed(new byte[32]);
    public static final LedgerKeys KEYS = LedgerKeys.only(KEY);
    public static final Policies POLICIES = new PolicyFiles(URI.create("https://intyga.test")).examples();
    public static final LedgerConfig CONFIG = new LedgerConfig("intyga.example");
    public static final Party AGENCY = Party.of("arbetsformedlingen", "Arbetsförmedlingen (demo)");
    public static final Party EMPLOYER = Party.of("demo-employer", "Exempelbolaget AB (demo)");

    public final Jdbi jdbi;
    public final Ledgers ledgers;
    public final AppendEntry append;
    public final VerifyLedger verify;
    public final EraseEvent erase;
    public final PersonKeys personKeys = new PersonKeys(new VaultKey(new byte[32]), RANDOM);
    public final AppendAboutPerson about;
    public final SealedRecords records;
    public final ErasePerson erasePerson;
    final LedgerStore store = new LedgerStore();

    private TestLedgers(Jdbi jdbi, LedgerKeys key, LedgerConfig config, Clock clock) {
        this.jdbi = jdbi;
        ledgers = new Ledgers(jdbi, key, config);
        append = new AppendEntry(new GroupCommit(
                new WriteLeaves(jdbi, store, key, new SealAboutPersons(personKeys, RANDOM), config, clock, RANDOM)));
        records = new SealedRecords(jdbi, ledgers, personKeys, RANDOM);
        verify = new VerifyLedger(jdbi, key, records);
        about = new AppendAboutPerson(append);
        erasePerson = new ErasePerson(jdbi, personKeys);
        erase = new EraseEvent(jdbi, store);
    }

    /// Started when first asked for: a process that only appends needs none of its own.
    private static final class Server {
        private static final EmbeddedPostgres RUNNING = start();
    }

    /// Where other processes find the same database.
    public static String jdbcUrl() {
        return Server.RUNNING.getJdbcUrl("postgres", "postgres");
    }

    /// The ledgers on a database that another process started.
    public static TestLedgers on(Jdbi jdbi) {
        return new TestLedgers(jdbi, KEYS, CONFIG, Clock.systemUTC());
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .start();
            Flyway.configure()
                    .dataSource(server.getPostgresDatabase())
                    .schemas("consent")
                    .locations("classpath:db/consent")
                    .load()
                    .migrate();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static TestLedgers open() {
        return with(KEY, CONFIG, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    public static TestLedgers with(LedgerKey key, LedgerConfig config, Clock clock) {
        return with(LedgerKeys.only(key), config, clock);
    }

    public static TestLedgers with(LedgerKeys key, LedgerConfig config, Clock clock) {
        return new TestLedgers(Jdbi.create(Server.RUNNING.getPostgresDatabase()), key, config, clock);
    }

    /// A ledger that no other test uses.
    public static LedgerName freshAgency() {
        return LedgerName.ofAgency("a" + UUID.randomUUID());
    }

    /// A person that no other test knows.
    public static PersonReference somebody() {
        byte[] hash = new byte[32];
        RANDOM.nextBytes(hash);
        return PersonReference.of(hash);
    }

    /// An entry as it was before events about persons were sealed: it lies open, and is linked to the person.
    public EntryReference open(LedgerName ledger, PersonReference person, LedgerEvent event) {
        EntryReference entry = append.append(ledger, event);
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO consent.person_entry (person, ledger, idx) VALUES (?, ?, ?)",
                person.bytes(),
                entry.ledger().value(),
                entry.index()));
        return entry;
    }

    public static LedgerEvent.Builder event(EventKind kind) {
        return LedgerEvent.of(
                        kind, NOW, EMPLOYER, new CorrelationId(UUID.randomUUID().toString()))
                .to(EMPLOYER)
                .why(Purpose.of("recruitment", new Text("Rekrytering", "Recruitment")))
                .about("registration-certificate")
                .onBasis("GDPR-6-1-f")
                .byPolicy("2026-11-example")
                .because("PERMITTED")
                .byRules(List.of("5.4/10"))
                .claims(List.of(ClaimPath.of("registered"), ClaimPath.of("agency", "name")));
    }

    /// Moves a ledger's head without a commit of the house's.
    static void moveHead(Handle handle, LedgerName ledger, LedgerHead head) {
        handle.createUpdate("UPDATE consent.ledger SET size = :size, edge = :edge, last_at = :at WHERE name = :name")
                .bind("size", head.edge().size())
                .bind("edge", head.edge().bytes())
                .bind("at", head.lastAt().toEpochMilli())
                .bind("name", ledger.value())
                .execute();
    }

    void run(String sql) {
        jdbi.useHandle(handle -> handle.execute(sql));
    }

    /// Every value of every table, as the database prints it and, for bytes, also as text.
    public String dump() {
        return jdbi.withHandle(handle -> {
            StringBuilder dump = new StringBuilder();
            List<String> tables = handle.createQuery(
                            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'consent'")
                    .mapTo(String.class)
                    .list();
            for (String table : tables) {
                handle.createQuery("SELECT * FROM consent." + table)
                        .map((row, _) -> {
                            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                                byte[] bytes =
                                        row.getMetaData().getColumnTypeName(i).equals("bytea") ? row.getBytes(i) : null;
                                dump.append(row.getString(i)).append('\n');
                                if (bytes != null) {
                                    dump.append(new String(bytes, java.nio.charset.StandardCharsets.UTF_8))
                                            .append('\n');
                                }
                            }
                            return 0;
                        })
                        .list();
            }
            return dump.toString();
        });
    }
}
