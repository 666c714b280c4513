package se.intyga.issuer;

import io.micronaut.context.ApplicationContext;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.checkpoint.LedgerKey;
import se.intyga.consent.ledger.LedgerConfig;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.person.VaultKey;
import se.intyga.consent.receipt.RelyingPartyKeys;
import se.intyga.consent.rights.RightsConfig;
import se.intyga.eid.person.PersonIndex;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.eid.session.LoggedInPerson;
import se.intyga.eid.session.LoginMethod;
import se.intyga.ephemeral.PostgresStore;
import se.intyga.ephemeral.StoreKey;
import se.intyga.formats.keys.PublicJwk;
import se.intyga.issuer.agency.Agencies;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.agency.AgencyId;
import se.intyga.issuer.agency.IssuerConfig;
import se.intyga.issuer.manual.CaseConfig;
import se.intyga.issuer.source.DemoRegister;
import se.intyga.issuer.source.SourceAddress;
import se.intyga.issuer.source.Sources;
import se.intyga.legalbasis.policy.PolicyFiles;
import se.intyga.openapi.BaseUrl;
import se.intyga.pages.Text;

/// The room with a real PostgreSQL, the example policies and the demo register behind it.
public final class TestIssuer implements AutoCloseable {
    public static final String REGISTERED = "197705232382";
    public static final String NEVER_REGISTERED = "201701012393";
    public static final String ENDED = "198403062394";
    public static final String PROTECTED = "198001042384";
    public static final String SECRET = "199001012385";
    public static final String UNCLEAR = "199804012384";

    public static final AgencyId AGENCY = new AgencyId("arbetsformedlingen");
    public static final AgencyId OTHER = new AgencyId("other-agency");
    public static final BaseUrl BASE = new BaseUrl(URI.create("https://intyga.example"));

    private static final EmbeddedPostgres POSTGRES = postgres();

    public final TestClock clock = new TestClock();
    public final DemoRegister register;
    private final ApplicationContext context;

    @SuppressWarnings("this-escape")
    public TestIssuer() {
        SSLContext tls = TestTls.localhost();
        register = DemoRegister.start(tls, "demo-key", clock);
        SecureRandom random = new SecureRandom();
        Jdbi jdbi = Jdbi.create(POSTGRES.getPostgresDatabase());
        Agency agency = Agency.of(
                BASE,
                AGENCY,
                new Text("Arbetsförmedlingen (demo)", "Swedish Public Employment Service (demo)"),
                "2021002114",
                true,
                TestTls.agencyKey());
        Agency other = Agency.of(BASE, OTHER, new Text("Annan", "Other"), "2021000001", true, TestTls.agencyKey());
        SourceAddress source = new SourceAddress(register.lookups(), tls, "demo-key", Duration.ofSeconds(5), 10_000);
        IssuerConfig config = new IssuerConfig(
                Duration.ofMinutes(15),
                3,
                Duration.ofMinutes(15),
                1024,
                Duration.ofMinutes(1),
                Duration.ofDays(1),
                Optional.empty());
        context = ApplicationContext.builder()
                .singletons(
                        clock,
                        random,
                        jdbi,
                        BASE,
                        config,
                        CaseConfig.defaults(),
                        new Agencies(List.of(agency, other)),
                        new Sources(Map.of(AGENCY, source)),
                        new PostgresStore(jdbi, new StoreKey(new byte[32]), random),
                        new PolicyFiles(BASE.uri()).examples(),
                        LedgerKey.fromSeed(new byte[32]),
                        new LedgerConfig("intyga.example"),
                        new VaultKey(new byte[32]),
                        new RightsConfig(Party.of("holder-door", "Intyga (demo)")),
                        new NoRelyingParties(),
                        new PersonIndex(new byte[32]))
                .start();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Agency agency() {
        return bean(Agencies.class).get(AGENCY);
    }

    public LoggedInPerson person(String number) {
        return new LoggedInPerson(new PersonalNumber(number), "Test", "Person", LoginMethod.BANKID, clock.instant());
    }

    public Instant now() {
        return clock.instant();
    }

    /// Every row of every table, as text.
    public String dump() {
        Jdbi jdbi = bean(Jdbi.class);
        return jdbi.withHandle(handle -> handle
                .createQuery("SELECT schemaname || '.' || tablename FROM pg_tables"
                        + " WHERE schemaname IN ('issuer', 'consent', 'ephemeral', 'legal_basis')")
                .mapTo(String.class)
                .list()
                .stream()
                .map(table ->
                        handle.createQuery("SELECT t::text FROM " + table + " t").mapTo(String.class).list().stream()
                                .map(TestIssuer::readable)
                                .toList()
                                .toString())
                .collect(Collectors.joining("\n")));
    }

    /// Nobody signs receipts here.
    private static final class NoRelyingParties implements RelyingPartyKeys {
        @Override
        public List<PublicJwk> of(String relyingPartyId) {
            return List.of();
        }
    }

    /// Bytes as the characters they are, so that nothing hides in a binary column. Only after the backslash of a binary
    /// column: an identifier may hold an `x` and two digits by chance.
    private static String readable(String row) {
        return Pattern.compile("(?<=\\\\)x((?:[0-9a-f]{2})+)")
                .matcher(row)
                .replaceAll(bytes -> Matcher.quoteReplacement(
                        new String(HexFormat.of().parseHex(bytes.group(1)), StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        context.close();
        register.close();
    }

    private static EmbeddedPostgres postgres() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.start();
            for (String room : List.of("ephemeral", "consent", "legal_basis", "issuer")) {
                Flyway.configure()
                        .dataSource(server.getPostgresDatabase())
                        .schemas(room)
                        .locations("classpath:db/" + room.replace("_", ""))
                        .load()
                        .migrate();
            }
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
