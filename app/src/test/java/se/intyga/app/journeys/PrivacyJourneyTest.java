package se.intyga.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import se.intyga.bench.browser.Browser;
import se.intyga.bench.browser.Person;
import se.intyga.bench.http.Http;
import se.intyga.bench.organisation.Agency;
import se.intyga.bench.organisation.OrganisationClient;
import se.intyga.bench.organisation.RelyingParty;
import se.intyga.bench.wallet.AnswerRequest;
import se.intyga.bench.wallet.CredentialOffer;
import se.intyga.bench.wallet.FetchCredential;
import se.intyga.bench.wallet.HeldCredential;
import se.intyga.bench.wallet.WalletConfig;
import se.intyga.formats.claims.ClaimPath;

/// A full journey, then every table and every log line is read: no claim value, personal number, name, token, code or
/// key stands there in clear (R7, R26, L11).
class PrivacyJourneyTest {
    /// Alva Berg of the demo cast; what the demo register says of her.
    private static final String PERSON = "197701172392";

    private static final List<String> HERS =
            List.of("197701172392", "7701172392", "770117-2392", "Alva", "Berg", "2025-09-01", "\"0184\"");

    @Test
    void a_full_journey_leaves_no_value_and_no_secret_in_any_table_or_log_line() {
        HouseUnderTest house = HouseUnderTest.running();
        Map<String, String> forbidden = new LinkedHashMap<>();
        HERS.forEach(value -> forbidden.put("of the person: " + value, value));
        List<String> lines = new ArrayList<>();

        try (Http http = Http.trusting(house.dataFolder().resolve("tls/ca.pem"));
                LogLines log = LogLines.from(lines)) {
            play(house, http, forbidden);
            assertThat(log).isNotNull();
        }

        assertThat(lines).as("the house logs something").isNotEmpty();
        Map<String, String> tables = tables(house);
        assertThat(tables).as("every room keeps something").hasSizeGreaterThan(5);
        List<String> found = new ArrayList<>();
        forbidden.forEach((what, secret) -> {
            tables.forEach((table, content) -> {
                if (holds(content, secret)) found.add(what + " in table " + table);
            });
            for (String line : lines) {
                if (holds(line, secret)) found.add(what + " in a log line of " + line.substring(0, line.indexOf(32)));
            }
        });
        assertThat(found).isEmpty();
        StoredDecisions.replayAndAreWhatTheLedgersName(house);
        StoredDecisions.areReplayedByTheCommand(house);
    }

    private static void play(HouseUnderTest house, Http http, Map<String, String> forbidden) {
        Browser browser = new Browser(http, "sv");
        Person person = new Person(browser, PERSON);
        Agency agency = new Agency(OrganisationClient.of(
                http, house.baseUrl(), house.dataFolder(), "arbetsformedlingen", "issuer:offers issuer:status"));
        RelyingParty employer = new RelyingParty(OrganisationClient.of(
                http, house.baseUrl(), house.dataFolder(), "demo-employer", "verifier:transactions"));
        WalletConfig config = WalletConfig.demo(house.dataFolder().resolve("trust"));
        var fetch = new FetchCredential(http, config, new SecureRandom(), Clock.systemUTC());
        var answer = new AnswerRequest(http, config, new SecureRandom(), Clock.systemUTC());

        Agency.Offer offer = agency.offer("registration-certificate");
        HeldCredential held = fetch.byAuthorization(CredentialOffer.resolve(http, offer.link()), person);
        Agency.Offer preAuthorized =
                agency.offerTo("registration-certificate", PERSON, Instant.now().minusSeconds(60), "BANKID");
        CredentialOffer resolved = CredentialOffer.resolve(http, preAuthorized.link());
        resolved.preAuthorizedCode().ifPresent(code -> forbidden.put("the pre-authorized code", code));
        fetch.preAuthorized(resolved, preAuthorized.txCode());

        RelyingParty.Transaction transaction = employer.ask(
                "recruitment",
                "legitimate_interest",
                house.baseUrl() + "/issuers/arbetsformedlingen/types/registration-certificate/1",
                List.of(ClaimPath.of("registered"), ClaimPath.of("registration_date")));
        browser.open(transaction.page());
        var request = answer.fetch(transaction.walletLink());
        if (!(answer.approve(request, List.of(held)) instanceof AnswerRequest.Outcome.Accepted accepted)) {
            throw new AssertionError("the presentation was not accepted");
        }
        accepted.redirect().ifPresent(browser::open);
        String code = employer.standing(transaction).responseCode().orElseThrow();
        forbidden.put("the response code", code);
        String[] issuerJwt = held.credential().issuerJwt().compact().split("\\.", -1);
        forbidden.put("the credential's payload", issuerJwt[1]);
        forbidden.put("the credential's signature", issuerJwt[2]);
        accepted.receipt().ifPresent(receipt -> forbidden.put("the receipt's address", last(receipt)));
        employer.read(transaction, code);
        person.open(URI.create(house.baseUrl() + "/holder/history"));
    }

    private static String last(URI address) {
        return address.getPath().substring(address.getPath().lastIndexOf('/') + 1);
    }

    private static boolean holds(String content, String secret) {
        String folded = content.toLowerCase(Locale.ROOT);
        return folded.contains(secret.toLowerCase(Locale.ROOT))
                || folded.contains(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)));
    }

    /// Every table's rows as text; binary columns come as hexadecimal digits.
    private static Map<String, String> tables(HouseUnderTest house) {
        return house.context().getBean(Jdbi.class).withHandle(handle -> {
            Map<String, String> contents = new LinkedHashMap<>();
            for (String table : handle.createQuery("""
                            SELECT quote_ident(table_schema) || '.' || quote_ident(table_name)
                            FROM information_schema.tables
                            WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'
                            """).mapTo(String.class)) {
                contents.put(table, rows(handle, table));
            }
            return contents;
        });
    }

    private static String rows(Handle handle, String table) {
        return String.join(
                "\n",
                handle.createQuery("SELECT t::text FROM " + table + " t")
                        .mapTo(String.class)
                        .list());
    }

    /// Everything that is logged meanwhile, our own rooms at their finest.
    private record LogLines(ListAppender<ILoggingEvent> appender, List<String> lines) implements AutoCloseable {
        static LogLines from(List<String> lines) {
            ListAppender<ILoggingEvent> appender = new ListAppender<>();
            appender.start();
            root().addAppender(appender);
            ((Logger) LoggerFactory.getLogger("se.intyga")).setLevel(Level.TRACE);
            return new LogLines(appender, lines);
        }

        private static Logger root() {
            return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        }

        @Override
        public void close() {
            root().detachAppender(appender);
            ((Logger) LoggerFactory.getLogger("se.intyga")).setLevel(null);
            for (ILoggingEvent event : List.copyOf(appender.list)) {
                String thrown =
                        event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
                lines.add(event.getLoggerName() + " " + event.getFormattedMessage() + " " + thrown);
            }
        }
    }
}
