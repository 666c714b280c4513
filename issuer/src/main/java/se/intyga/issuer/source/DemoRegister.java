package se.intyga.issuer.source;

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
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import se.intyga.formats.json.JsonReading;
import se.intyga.formats.json.StrictJson;

/// The register of the demo agency: a small HTTPS server on this machine that answers lookups about Skatteverket's
/// published test persons, in the way a real register would. Only for demonstration: its persons are invented.
public final class DemoRegister implements AutoCloseable {
    private static final int MAX_BYTES = 4_000;

    private final HttpsServer server;
    private final String bearer;
    private final Clock clock;

    private DemoRegister(HttpsServer server, String bearer, Clock clock) {
        this.server = server;
        this.bearer = bearer;
        this.clock = clock;
    }

    /// Starts on a free port of the loopback address.
    ///
    /// @param tls the server's key and certificate
    /// @param bearer the key that callers must show
    public static DemoRegister start(SSLContext tls, String bearer, Clock clock) {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            DemoRegister register = new DemoRegister(server, bearer, clock);
            server.createContext("/lookups", register::answer);
            server.start();
            return register;
        } catch (IOException failure) {
            throw new UncheckedIOException("the demo register cannot start", failure);
        }
    }

    /// Where lookups go, by the name `localhost`.
    public URI lookups() {
        return URI.create("https://localhost:" + server.getAddress().getPort() + "/lookups");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_BYTES + 1);
            String shown = exchange.getRequestHeaders().getFirst("Authorization");
            if (!exchange.getRequestMethod().equals("POST")) {
                send(exchange, 405, "{}");
            } else if (shown == null || !same(shown, "Bearer " + bearer)) {
                send(exchange, 401, "{}");
            } else if (StrictJson.read(body, MAX_BYTES) instanceof JsonReading.Read(ObjectNode lookup)) {
                send(exchange, 200, found(lookup));
            } else {
                send(exchange, 400, "{}");
            }
        }
    }

    private String found(ObjectNode lookup) {
        String number = lookup.path("personalNumber").asText();
        String document = lookup.path("document").asText();
        ObjectNode answer = document.equals("registration-certificate")
                ? DemoPersons.record(number)
                : StrictJson.newObject().put("record", "none");
        answer.put("retrievedAt", clock.instant().toString());
        return StrictJson.write(answer);
    }

    private static boolean same(String shown, String expected) {
        return MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
