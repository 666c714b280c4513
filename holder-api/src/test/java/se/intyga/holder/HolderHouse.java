package se.intyga.holder;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.runtime.server.EmbeddedServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.installation.Installations;
import se.intyga.consent.installation.OwnInstallation;
import se.intyga.consent.ledger.AppendEntry;
import se.intyga.consent.ledger.CorrelationId;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.ledger.Purpose;
import se.intyga.consent.person.AppendAboutPerson;
import se.intyga.consent.person.SealedRecords;
import se.intyga.consent.receipt.SignReceipt;
import se.intyga.consent.receipt.Verdict;
import se.intyga.eid.person.PersonIndex;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.eid.session.BrowserSessions;
import se.intyga.eid.session.LoggedInPerson;
import se.intyga.eid.session.LoginMethod;
import se.intyga.eid.session.LoginSession;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.jose.DecryptionKey;
import se.intyga.formats.keys.SoftwareSigningKey;
import se.intyga.pages.Text;

/// This room running by itself on a real PostgreSQL, with two persons; started once for all tests.
final class HolderHouse {
    static final String BASE = "https://intyga.test";
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    static final PersonalNumber ANNA = new PersonalNumber("197705232382");
    static final PersonalNumber BO = new PersonalNumber("199001012385");
    static final Party AGENCY = Party.of("arbetsformedlingen", "Arbetsförmedlingen (demo)");
    static final Party EMPLOYER = Party.of("demo-employer", "Exempelbolaget AB (demo)");

    private static final HolderHouse HOUSE =
            new HolderHouse((byte) 0, new Installations(ownInstallation(URI.create(BASE)), List.of()));

    final WireMockServer employersDoor = new WireMockServer(
            WireMockConfiguration.options().dynamicHttpsPort().httpDisabled(true));
    final Jdbi jdbi;
    /// Whether the employer has an address for deletion requests.
    volatile boolean takesDeletion = true;
    final SoftwareSigningKey employerKey = SoftwareSigningKey.generate(new SecureRandom());
    private final HttpClient client = HttpClient.newHttpClient();
    private final ApplicationContext context;
    private final EmbeddedServer server;

    final MovableClock clock = new MovableClock(NOW);

    /// A browser with a session: its cookie and its form token.
    record Browser(String cookie, String formToken) {
        static final Browser WITHOUT_SESSION = new Browser("", "");

        Browser with(String more) {
            return new Browser(cookie.isEmpty() ? more : cookie + "; " + more, formToken);
        }
    }

    /// A house of its own, with a database of its own.
    ///
    /// @param secret fills the key by which it knows persons
    HolderHouse(byte secret, Installations installations) {
        byte[] personKey = new byte[32];
        Arrays.fill(personKey, secret);
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.start();
            for (String schema : List.of("ephemeral", "consent", "legal_basis")) {
                Flyway.configure()
                        .dataSource(postgres.getPostgresDatabase())
                        .schemas(schema)
                        .locations("classpath:db/" + schema.replace("_", ""))
                        .load()
                        .migrate();
            }
            employersDoor.start();
            jdbi = Jdbi.create(postgres.getPostgresDatabase());
            context = HolderBeans.of(this, jdbi, new PersonIndex(personKey), installations);
            context.start();
            server = context.getBean(EmbeddedServer.class).start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static OwnInstallation ownInstallation(URI address) {
        SecureRandom random = new SecureRandom();
        return new OwnInstallation(address, SoftwareSigningKey.generate(random), DecryptionKey.generate("enc", random));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    URI plainAddress() {
        return server.getURI();
    }

    static HolderHouse open() {
        return HOUSE;
    }

    Browser loggedIn(PersonalNumber number) {
        MutableHttpResponse<?> response = io.micronaut.http.HttpResponse.ok();
        LoginSession session = context.getBean(BrowserSessions.class)
                .start(
                        io.micronaut.http.HttpRequest.GET("/"),
                        response,
                        new LoggedInPerson(number, "Test", "Person", LoginMethod.BANKID, NOW));
        Cookie cookie = response.getCookie(BrowserSessions.COOKIE).orElseThrow();
        return new Browser(BrowserSessions.COOKIE + "=" + cookie.getValue(), session.formToken());
    }

    PersonReference person(PersonalNumber number) {
        return PersonReference.fromHex(
                context.getBean(PersonIndex.class).of(number).hex());
    }

    /// Something an agency did about this person.
    EntryReference released(PersonalNumber number, EventKind kind, String... reasons) {
        return releasedAt(NOW, number, kind, reasons);
    }

    EntryReference releasedAt(Instant at, PersonalNumber number, EventKind kind, String... reasons) {
        return context.getBean(AppendAboutPerson.class)
                .append(
                        LedgerName.ofAgency("arbetsformedlingen"),
                        person(number),
                        LedgerEvent.of(kind, at, AGENCY, correlation())
                                .to(Party.of("data-subject", "Personen själv"))
                                .about("registration-certificate")
                                .onBasis("TF-2:15")
                                .because(reasons)
                                .build());
    }

    /// The receipt of a disclosure to the employer.
    String receipt() {
        EntryReference entry = context.getBean(AppendEntry.class)
                .append(
                        LedgerName.ofRelyingParty("demo-employer"),
                        LedgerEvent.of(EventKind.DISCLOSED, NOW.plusSeconds(60), EMPLOYER, correlation())
                                .to(EMPLOYER)
                                .why(Purpose.of("recruitment", new Text("Rekrytering", "Recruitment")))
                                .onBasis("6(1)(f)")
                                .byPolicy("example-1")
                                .because("APPROVAL")
                                .claims(List.of(ClaimPath.of("registered"), ClaimPath.of("agency", "name")))
                                .build());
        return context.getBean(SignReceipt.class)
                .sign(entry, Verdict.VERIFIED, employerKey)
                .jwt();
    }

    private static CorrelationId correlation() {
        return new CorrelationId(UUID.randomUUID().toString());
    }

    long entries(LedgerName ledger) {
        return context.getBean(se.intyga.consent.ledger.Ledgers.class)
                .ledger(ledger)
                .size();
    }

    List<se.intyga.consent.ledger.LedgerEvent> events(LedgerName ledger, long from) {
        return context.getBean(SealedRecords.class).entries(ledger, from, 100).stream()
                .flatMap(entry -> entry.event().stream())
                .toList();
    }

    HttpResponse<String> get(Browser browser, String path, String... headers) {
        HttpRequest.Builder request = at(browser, path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    HttpResponse<String> post(Browser browser, String path, String type, String body) {
        return send(at(browser, path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    /// As an application of the person's sends it.
    HttpResponse<String> json(Browser browser, String path, String body) {
        return post(browser, path, "application/json", body);
    }

    HttpResponse<byte[]> postForBytes(Browser browser, String path, String type, String body) {
        try {
            return client.send(
                    at(browser, path)
                            .header("Content-Type", type)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofByteArray());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    HttpResponse<String> form(Browser browser, String path, Map<String, String> fields) {
        return post(
                browser,
                path,
                "application/x-www-form-urlencoded",
                fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")));
    }

    private HttpRequest.Builder at(Browser browser, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.getURI().resolve(path));
        return browser.cookie().isEmpty() ? request : request.header("Cookie", browser.cookie());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
