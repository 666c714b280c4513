package se.intyga.holder.installation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.intyga.consent.history.HistoryEntry;
import se.intyga.consent.history.HistoryJson;
import se.intyga.consent.installation.HistoryQuery;
import se.intyga.consent.installation.Installation;
import se.intyga.consent.installation.SignHistoryQuery;
import se.intyga.formats.json.StrictJson;
import se.intyga.holder.installation.InstallationAnswer.Answered;
import se.intyga.holder.installation.InstallationAnswer.Silent;

/// Asks one installation about the person who is logged in here. An answer that is late, too long or not as it should
/// be is no answer: what the person sees is whole or said to be partial, never quietly less.
@Singleton
final class AskInstallation {
    private static final Logger LOG = LoggerFactory.getLogger(AskInstallation.class);
    private static final int MOST_BYTES = 1 << 20;

    private final SignHistoryQuery sign;
    private final AskingConfig config;
    private final Semaphore places;
    private final HttpClient client;

    AskInstallation(SignHistoryQuery sign, AskingConfig config) {
        this.sign = sign;
        this.config = config;
        this.places = new Semaphore(config.atOnce());
        this.client = HttpClient.newBuilder()
                .sslContext(config.tls())
                .connectTimeout(config.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    InstallationAnswer ask(Installation installation, HistoryQuery query) {
        try {
            if (!places.tryAcquire(config.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                return silent(installation, "BUSY");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return silent(installation, "INTERRUPTED");
        }
        try {
            return asked(installation, query);
        } finally {
            places.release();
        }
    }

    private InstallationAnswer asked(Installation installation, HistoryQuery query) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(installation.id() + "/consent/v1/history-queries"))
                .timeout(config.timeout())
                .header("Content-Type", "application/jwt")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(sign.sign(query, installation)))
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            HttpResponse<byte[]> response = answer.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                return silent(installation, "STATUS_" + response.statusCode());
            }
            return read(response.body(), query.limit())
                    .<InstallationAnswer>map(read -> new Answered(
                            read.entries().stream()
                                    .map(entry -> entry.from(installation.id()))
                                    .toList(),
                            read.more()))
                    .orElseGet(() -> silent(installation, "UNREADABLE"));
        } catch (TimeoutException late) {
            answer.cancel(true);
            return silent(installation, "TIMEOUT");
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            return silent(
                    installation, cause == null ? "FAILED" : cause.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return silent(installation, "INTERRUPTED");
        }
    }

    private static Optional<Answered> read(byte[] body, int limit) {
        Optional<ObjectNode> answer = StrictJson.object(body);
        if (answer.isEmpty()
                || !answer.get().path("entries").isArray()
                || !answer.get().path("more").isBoolean()
                || answer.get().get("entries").size() > limit) {
            return Optional.empty();
        }
        List<HistoryEntry> entries = new ArrayList<>();
        for (JsonNode one : answer.get().get("entries")) {
            Optional<HistoryEntry> entry =
                    HistoryJson.read(one).filter(read -> read.origin() == HistoryEntry.Origin.AGENCY);
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            entries.add(entry.get());
        }
        return Optional.of(new Answered(entries, answer.get().get("more").booleanValue()));
    }

    private static InstallationAnswer silent(Installation installation, String why) {
        LOG.warn("the installation {} gave no usable answer: {}", installation.id(), why);
        return new Silent(installation);
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
