package se.intyga.eid.simulator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.intyga.eid.bankid.BankIdError;
import se.intyga.ephemeral.EphemeralStore;

/// The simulated BankID: an HTTPS server on the loopback address that demands a client certificate, strict where the
/// real one is strict. Its orders are in the store, so that they outlive a restart. `/rp/v6.0` is BankID's interface,
/// `/control` plays the person.
public final class BankIdSimulator implements AutoCloseable {
    private static final int MOST_READ_ON = 1_048_576;
    private static final Logger LOG = LoggerFactory.getLogger(BankIdSimulator.class);
    private static final String BASE = "/rp/v6.0";
    private static final int MAX_BODY = 300 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SimulatedInterface bankId;
    private final ControlInterface control;

    private BankIdSimulator(HttpsServer server, SimulatedInterface bankId, ControlInterface control) {
        this.server = server;
        this.bankId = bankId;
        this.control = control;
    }

    /// Starts it on the configured port, or on a free one.
    public static BankIdSimulator start(
            SimulatorConfig config, EphemeralStore store, Clock clock, SecureRandom random) {
        try {
            HttpsServer server =
                    HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), config.port()), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(config.tls()) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters tls = getSSLContext().getDefaultSSLParameters();
                    tls.setNeedClientAuth(true);
                    tls.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
                    parameters.setSSLParameters(tls);
                }
            });
            SimulatedOrders orders = new SimulatedOrders(store, config, clock);
            BankIdSimulator simulator = new BankIdSimulator(
                    server,
                    new SimulatedInterface(orders, SignEvidence.withNewAuthority(clock, random), clock, random),
                    new ControlInterface(orders, store, config, clock));
            server.setExecutor(simulator.threads);
            server.createContext("/", simulator::handle);
            server.start();
            return simulator;
        } catch (IOException e) {
            throw new UncheckedIOException("the simulated BankID cannot listen on port " + config.port(), e);
        }
    }

    /// Where a [se.intyga.eid.bankid.BankIdConfig] finds it. The certificate has to be one for `localhost`.
    public URI endpoint() {
        return URI.create("https://localhost:" + server.getAddress().getPort() + BASE);
    }

    /// Where a [SimulatorControl] finds it.
    public URI control() {
        return URI.create("https://localhost:" + server.getAddress().getPort() + "/control");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer;
            try {
                answer = answer(exchange);
            } catch (RuntimeException e) {
                LOG.error("the simulated BankID failed", e);
                answer = Answer.error(BankIdError.INTERNAL_ERROR, "");
            }
            byte[] body = answer.body().toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (answer.status() != 200) {
                // A refused body is read on, within bounds, so that the sender hears the answer and no reset.
                exchange.getRequestBody().readNBytes(MOST_READ_ON);
                exchange.getResponseHeaders().set("Connection", "close");
            }
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (!known(path)) {
            return Answer.error(BankIdError.NOT_FOUND, "");
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            return Answer.error(BankIdError.METHOD_NOT_ALLOWED, "");
        }
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .replace(" ", "");
        if (!type.equals("application/json") && !type.equals("application/json;charset=utf-8")) {
            return Answer.error(BankIdError.UNSUPPORTED_MEDIA_TYPE, "");
        }
        byte[] bytes = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            // The rest stays unread, so the connection cannot be used again.
            exchange.getResponseHeaders().set("Connection", "close");
            return Answer.invalid("Too large");
        }
        Optional<ObjectNode> body = object(bytes);
        return body.map(b -> path.startsWith(BASE) ? called(path.substring(BASE.length()), b) : controlled(path, b))
                .orElseGet(() -> Answer.invalid("Invalid JSON"));
    }

    private static boolean known(String path) {
        return path.matches("/rp/v6\\.0/((phone/)?(auth|sign)|collect|cancel)")
                || path.matches("/control/(faults|orders/[0-9a-f-]{36})");
    }

    private Answer called(String path, ObjectNode body) {
        return control.injected(path).orElseGet(() -> switch (path) {
            case "/collect" -> bankId.collect(body);
            case "/cancel" -> bankId.cancel(body);
            default -> bankId.start(path, body);
        });
    }

    private Answer controlled(String path, ObjectNode body) {
        return path.equals("/control/faults")
                ? control.injectFault(body)
                : control.act(path.substring("/control/orders/".length()), body);
    }

    private static Optional<ObjectNode> object(byte[] bytes) {
        try {
            JsonNode node = JSON.readTree(bytes);
            return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
