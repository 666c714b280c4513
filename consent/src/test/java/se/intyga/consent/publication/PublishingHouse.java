package se.intyga.consent.publication;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.intyga.consent.checkpoint.LedgerKeys;
import se.intyga.consent.ledger.TestLedgers;
import se.intyga.consent.person.VaultKey;
import se.intyga.consent.receipt.RelyingPartyKeys;
import se.intyga.openapi.BaseUrl;

/// The room's endpoints on a real server, over the same database as the tests' own ledgers.
public final class PublishingHouse implements AutoCloseable {
    private final ApplicationContext context;
    private final EmbeddedServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    private PublishingHouse(TestLedgers house, LedgerKeys keys, List<Object> more) {
        List<Object> beans = new ArrayList<>(List.of(
                Clock.fixed(TestLedgers.NOW, ZoneOffset.UTC),
                new SecureRandom(),
                house.jdbi,
                new BaseUrl(URI.create("https://intyga.example")),
                keys,
                TestLedgers.CONFIG,
                new VaultKey(new byte[32]),
                (RelyingPartyKeys) _ -> List.of()));
        beans.addAll(more);
        context = ApplicationContext.builder()
                .properties(Map.of(
                        "micronaut.server.port", -1,
                        "micronaut.security.enabled", true,
                        "micronaut.security.reject-not-found", false))
                .singletons(beans.toArray())
                .start();
        server = context.getBean(EmbeddedServer.class).start();
    }

    public static PublishingHouse of(TestLedgers house, Object... more) {
        return new PublishingHouse(house, TestLedgers.KEYS, List.of(more));
    }

    public static PublishingHouse with(TestLedgers house, LedgerKeys keys) {
        return new PublishingHouse(house, keys, List.of());
    }

    public URI at(String path) {
        return URI.create("http://localhost:" + server.getPort() + path);
    }

    public HttpClient http() {
        return http;
    }

    public ApplicationContext context() {
        return context;
    }

    public HttpResponse<byte[]> get(String path) {
        return send(HttpRequest.newBuilder(at(path)).GET());
    }

    public HttpResponse<byte[]> post(String path, String body) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }
}
