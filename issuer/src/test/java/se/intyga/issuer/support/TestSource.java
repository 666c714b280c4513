package se.intyga.issuer.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import se.intyga.issuer.TestTls;
import se.intyga.issuer.source.SourceAddress;

/// An agency's register that behaves as the test tells it.
public final class TestSource implements AutoCloseable {
    /// How it answers.
    public enum Mood {
        ANSWERS,
        SAYS_SECRET,
        SAYS_UNCLEAR,
        SAYS_PROTECTED,
        HAS_NONE,
        HAS_ENDED,
        IS_DOWN,
        NEVER_ANSWERS
    }

    /// What a refusal asks about that needs no source.
    private static final String NOBODY = "000000000000";

    private final SSLContext tls = TestTls.localhost();
    private final HttpsServer server;
    /// When its records were looked up; the doors' clocks stand still too.
    private final Instant lookedUp =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger lookups = new AtomicInteger();
    private volatile Mood mood = Mood.ANSWERS;

    @SuppressWarnings("this-escape")
    public TestSource() {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/lookups", this::answer);
            server.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public SourceAddress address(Duration timeout) {
        URI lookups = URI.create("https://localhost:" + server.getAddress().getPort() + "/lookups");
        return new SourceAddress(lookups, tls, "key", timeout, 10_000);
    }

    public void is(Mood mood) {
        this.mood = mood;
    }

    /// How often it was asked about somebody.
    public int asked() {
        return asked.get();
    }

    /// How often it was asked at all, also about nobody.
    public int lookups() {
        return lookups.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        lookups.incrementAndGet();
        try (exchange) {
            String lookup = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!lookup.contains(NOBODY)) {
                asked.incrementAndGet();
            }
            switch (mood) {
                case ANSWERS -> send(exchange, 200, record(false, "none"));
                case SAYS_SECRET -> send(exchange, 200, record(false, "applies"));
                case SAYS_UNCLEAR -> send(exchange, 200, record(false, "unclear"));
                case SAYS_PROTECTED -> send(exchange, 200, record(true, "none"));
                case HAS_NONE -> send(exchange, 200, "{\"record\":\"none\"}");
                case HAS_ENDED -> send(exchange, 200, "{\"record\":\"ended\"}");
                case IS_DOWN -> send(exchange, 503, "{}");
                case NEVER_ANSWERS -> await();
            }
        }
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private String record(boolean isProtected, String secrecy) {
        return """
                {"record":"current","retrievedAt":"%s","protectedIdentity":%s,"secrecy":"%s",
                 "claims":{"registered":true,"registration_date":"2025-01-19","eligible_for_placement":false,
                           "preferred_municipalities":["0180","1480"]}}""".formatted(lookedUp, isProtected, secrecy);
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
