package se.intyga.app.refusal;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import se.intyga.formats.json.StrictJson;
import se.intyga.issuer.source.SourceAddress;

/// An agency's register that says of each person what a test lets it say, and everybody is registered until then.
final class ChangingRegister implements AutoCloseable {
    /// The one that the next house's agency asks, instead of its own.
    private static final AtomicReference<@Nullable ChangingRegister> NEXT = new AtomicReference<>();

    /// What it says of a person.
    enum Says {
        REGISTERED,
        PROTECTED,
        SECRECY_UNCLEAR,
        SECRET,
        NO_RECORD,
        ENDED
    }

    private final HttpsServer server;
    private final Map<String, Says> persons = new ConcurrentHashMap<>();
    private final Map<String, Duration> late = new ConcurrentHashMap<>();

    private ChangingRegister(HttpsServer server) {
        this.server = server;
    }

    /// The house that is started next in this JVM asks it.
    static ChangingRegister forTheNextHouse() {
        try {
            ChangingRegister register = new ChangingRegister(
                    HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            register.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            register.server.createContext("/lookups", register::answer);
            NEXT.set(register);
            return register;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Taken by the house that is starting; once.
    static Optional<ChangingRegister> awaited() {
        return Optional.ofNullable(NEXT.getAndSet(null));
    }

    /// Its address, asked in the way the house's own register would have been.
    SourceAddress opened(SSLContext tls, SourceAddress instead) {
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.start();
        URI lookups = URI.create("https://localhost:" + server.getAddress().getPort() + "/lookups");
        return new SourceAddress(lookups, instead.tls(), instead.bearer(), instead.timeout(), instead.maxBytes());
    }

    /// From now on it says that of the person.
    void says(String number, Says what) {
        persons.put(number, what);
        late.remove(number);
    }

    /// And takes that much longer to say it.
    void says(String number, Says what, Duration later) {
        says(number, what);
        late.put(number, later);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            ObjectNode lookup =
                    StrictJson.object(exchange.getRequestBody().readAllBytes()).orElseGet(StrictJson::newObject);
            String number = lookup.path("personalNumber").asText();
            pause(late.getOrDefault(number, Duration.ZERO));
            byte[] said = StrictJson.write(said(number, lookup.path("document").asText()))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, said.length);
            exchange.getResponseBody().write(said);
        }
    }

    private ObjectNode said(String number, String document) {
        return switch (number.startsWith("0") ? Says.NO_RECORD : persons.getOrDefault(number, Says.REGISTERED)) {
            case REGISTERED -> current(false, "none", document);
            case PROTECTED -> current(true, "none", document);
            case SECRECY_UNCLEAR -> current(false, "unclear", document);
            case SECRET -> current(false, "applies", document);
            case NO_RECORD -> StrictJson.newObject().put("record", "none");
            case ENDED -> StrictJson.newObject().put("record", "ended");
        };
    }

    private static ObjectNode current(boolean isProtected, String secrecy, String document) {
        ObjectNode answer = StrictJson.newObject()
                .put("record", "current")
                .put("protectedIdentity", isProtected)
                .put("secrecy", secrecy)
                .put("retrievedAt", Instant.now().toString());
        ObjectNode claims = answer.putObject("claims").put("registered", true);
        if (document.equals("registration-certificate")) {
            claims.put("registration_date", "2025-09-01").put("eligible_for_placement", true);
        }
        return answer;
    }

    /// The time a slower source takes: what is measured, and waited for by nobody.
    private static void pause(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
