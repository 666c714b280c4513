package se.intyga.issuer.source;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.formats.json.StrictJson;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.agency.AgencyId;
import se.intyga.issuer.configuration.CredentialConfiguration;
import se.intyga.issuer.source.FetchOutcome.Unavailable;
import se.intyga.issuer.source.ReadAnswer.Restricted;

/// Asks an agency's register about one person, over REST. The number goes in the body, never in an address. An answer
/// that is late, too long, not strict JSON or does not fit the configuration is no answer.
@Singleton
public final class FetchClaims {
    private static final Logger LOG = LoggerFactory.getLogger(FetchClaims.class);

    /// No number of anybody: it has no date and no check digit.
    private static final String NOBODY = "000000000000";

    private final Sources sources;
    private final Clock clock;
    private final Map<AgencyId, HttpClient> clients = new ConcurrentHashMap<>();

    public FetchClaims(Sources sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    /// For a release by the table alone: claims of a protected person, or under secrecy, are not even read.
    public FetchOutcome fetch(Agency agency, CredentialConfiguration configuration, PersonalNumber person) {
        return fetch(agency, configuration, person.digits(), Restricted.DROPPED);
    }

    /// For a case handler's look, and for a release that a case handler decided on: also restricted claims, when the
    /// source sends them.
    public FetchOutcome fetchWhole(Agency agency, CredentialConfiguration configuration, PersonalNumber person) {
        return fetch(agency, configuration, person.digits(), Restricted.KEPT);
    }

    /// Asks about nobody, and forgets the answer: a refusal that needs no source shall cost as much time as one that
    /// does (L6), or the time would tell them apart.
    public void fetchNothing(Agency agency, CredentialConfiguration configuration) {
        FetchOutcome _ = fetch(agency, configuration, NOBODY, Restricted.DROPPED);
    }

    private FetchOutcome fetch(
            Agency agency, CredentialConfiguration configuration, String digits, Restricted restricted) {
        Optional<SourceAddress> source = sources.of(agency.id());
        FetchOutcome outcome = source.isEmpty()
                ? new Unavailable("NOT_CONFIGURED")
                : ask(source.get(), agency, configuration, digits, restricted);
        if (outcome instanceof Unavailable(String code)) {
            LOG.warn("source of {} gives no usable answer for {}: {}", agency.id(), configuration.id(), code);
        }
        return outcome;
    }

    private FetchOutcome ask(
            SourceAddress source,
            Agency agency,
            CredentialConfiguration configuration,
            String digits,
            Restricted restricted) {
        String body = StrictJson.write(
                StrictJson.newObject().put("personalNumber", digits).put("document", configuration.id()));
        HttpRequest request = HttpRequest.newBuilder(source.lookups())
                .timeout(source.timeout())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + source.bearer())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        // The request's own timeout ends with the headers; this one covers the whole answer.
        CompletableFuture<HttpResponse<byte[]>> answer = client(agency.id(), source)
                .sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), source.maxBytes()));
        try {
            HttpResponse<byte[]> response = answer.get(source.timeout().toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                return new Unavailable("STATUS_" + response.statusCode());
            }
            return ReadAnswer.read(
                    response.body(), source.maxBytes(), agency, configuration, clock.instant(), restricted);
        } catch (TimeoutException late) {
            answer.cancel(true);
            return new Unavailable("TIMEOUT");
        } catch (ExecutionException failed) {
            // The cause's own message may quote what was sent or received: only its kind is told.
            Throwable cause = failed.getCause();
            return new Unavailable(
                    "NO_ANSWER " + (cause == null ? "" : cause.getClass().getSimpleName()));
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Unavailable("INTERRUPTED");
        }
    }

    private HttpClient client(AgencyId agency, SourceAddress source) {
        return clients.computeIfAbsent(
                agency,
                _ -> HttpClient.newBuilder()
                        .sslContext(source.tls())
                        .connectTimeout(source.timeout())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .version(HttpClient.Version.HTTP_1_1)
                        .build());
    }

    @PreDestroy
    void close() {
        clients.values().forEach(HttpClient::shutdownNow);
    }
}
