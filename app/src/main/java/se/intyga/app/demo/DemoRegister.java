package se.intyga.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import java.security.MessageDigest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/// The demo agency's own register, as a server beside the house: what a real agency would run, asked over REST with the
/// person's number in the body. `POST /v1/lookups` with `{"personalNumber","document"}`.
public final class DemoRegister implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 4_096;

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final byte[] authorization;
    private final Clock clock;

    private DemoRegister(HttpsServer server, String bearer, Clock clock) {
        this.server = server;
        this.authorization = ("Bearer " + bearer).getBytes(StandardCharsets.UTF_8);
        this.clock = clock;
    }

    /// Starts it on a free port of the loopback address.
    ///
    /// @param bearer the key that callers show
    public static DemoRegister start(SSLContext tls, String bearer, Clock clock) {
        try {
            HttpsServer server =
                    HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            DemoRegister register = new DemoRegister(server, bearer, clock);
            server.setExecutor(register.threads);
            server.createContext("/v1/lookups", register::answer);
            server.start();
            return register;
        } catch (IOException failed) {
            throw new UncheckedIOException("the demo register cannot start", failed);
        }
    }

    public URI lookups() {
        return URI.create("https://localhost:" + server.getAddress().getPort() + "/v1/lookups");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String shown = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                    .orElse("");
            if (!MessageDigest.isEqual(authorization, shown.getBytes(StandardCharsets.UTF_8))) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            JsonNode asked = JSON.readTree(exchange.getRequestBody().readNBytes(MOST_BYTES));
            if (!exchange.getRequestMethod().equals("POST") || !asked.path("personalNumber").isTextual()) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            byte[] body = JSON.writeValueAsBytes(record(asked.path("personalNumber").textValue()));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private ObjectNode record(String number) {
        Optional<DemoPerson> person = DemoPerson.CAST.stream()
                .filter(one -> one.number().equals(number))
                .findFirst();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        return switch (person.map(DemoPerson::registration).orElse(DemoPerson.Registration.NONE)) {
            case NONE -> answer.put("record", "none");
            case ENDED -> answer.put("record", "ended");
            case CURRENT -> current(answer, number, false);
            case PROTECTED -> current(answer, number, true);
        };
    }

    private ObjectNode current(ObjectNode answer, String number, boolean isProtected) {
        answer.put("record", "current")
                .put("protectedIdentity", isProtected)
                .put("secrecy", "none")
                .put("retrievedAt", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        ObjectNode claims = answer.putObject("claims");
        // Different people, different data: the day of the month and the county follow the number.
        int day = 1 + Integer.parseInt(number.substring(6, 8)) % 28;
        claims.put("registered", true)
                .put("registration_date", "2026-0%d-%02d".formatted(1 + day % 9, day))
                .put("eligible_for_placement", day % 2 == 1);
        List.of("0180", "1480", "1280").forEach(claims.putArray("preferred_municipalities")::add);
        return answer;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
