package se.intyga.holder.rights;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import se.intyga.consent.rights.CaseState;
import se.intyga.formats.json.StrictJson;

/// Sends a deletion request to a recipient's registered address. The receipt proves that the person shared with it, and
/// names nobody; sent once more it brings how the case stands there.
@Singleton
final class DeliverDeletion {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_WORDS = 1000;

    private final DeliveryConfig config;
    private final HttpClient client;

    DeliverDeletion(DeliveryConfig config) {
        this.config = config;
        this.client = HttpClient.newBuilder()
                .sslContext(config.tls())
                .connectTimeout(config.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /// What the recipient said.
    record Delivery(CaseState state, Optional<String> answer) {}

    Delivery deliver(URI address, String receipt) {
        String body = StrictJson.write(StrictJson.newObject().put("receipt", receipt));
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(config.timeout())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            HttpResponse<byte[]> response = answer.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return response.statusCode() / 100 == 2 ? read(response.body()) : none();
        } catch (TimeoutException late) {
            answer.cancel(true);
            return none();
        } catch (ExecutionException failed) {
            return none();
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return none();
        }
    }

    private static Delivery none() {
        return new Delivery(CaseState.NO_ANSWER, Optional.empty());
    }

    private static Delivery read(byte[] body) {
        Optional<ObjectNode> json = StrictJson.object(body);
        if (json.isEmpty()) {
            return none();
        }
        Optional<String> words =
                Optional.ofNullable(json.get().path("answer").textValue()).filter(text -> text.length() <= MOST_WORDS);
        return switch (json.get().path("state").asText()) {
            case "RECEIVED" -> new Delivery(CaseState.RECEIVED, words);
            case "DONE" -> new Delivery(CaseState.DONE, words);
            case "REFUSED" -> new Delivery(CaseState.REFUSED, words);
            default -> none();
        };
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
