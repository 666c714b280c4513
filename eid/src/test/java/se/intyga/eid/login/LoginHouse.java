package se.intyga.eid.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import se.intyga.eid.TestStore;
import se.intyga.eid.TestTls;
import se.intyga.eid.TurnableClock;
import se.intyga.eid.bankid.BankIdConfig;
import se.intyga.eid.bankid.Order;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.eid.session.SessionConfig;
import se.intyga.eid.simulator.BankIdSimulator;
import se.intyga.eid.simulator.SimulatorConfig;
import se.intyga.eid.simulator.SimulatorControl;
import se.intyga.eid.simulator.TestPerson;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.Slot;
import se.intyga.openapi.BaseUrl;

/// This room running by itself: embedded server, store, simulated BankID.
final class LoginHouse implements AutoCloseable {
    static final String BASE = "https://intyga.example";
    static final List<TestPerson> PERSONS = List.of(
            new TestPerson(new PersonalNumber("197705232382"), "Anna", "Andersson"),
            new TestPerson(new PersonalNumber("199001012385"), "Bertil", "Öberg"));
    private static final TestTls TLS = new TestTls();

    final TurnableClock clock = new TurnableClock();
    final SimulatorControl control;
    private final EphemeralStore store = TestStore.open();
    private final BankIdSimulator simulator;
    private final ApplicationContext context;
    private final EmbeddedServer server;

    private LoginHouse(int simulatorPort) {
        SecureRandom random = new SecureRandom();
        simulator =
                BankIdSimulator.start(SimulatorConfig.with(simulatorPort, TLS.server(), PERSONS), store, clock, random);
        control = new SimulatorControl(simulator.control(), TLS.client(), PERSONS);
        context = ApplicationContext.builder()
                .properties(Map.of("micronaut.server.port", -1, "micronaut.security.enabled", true))
                .build();
        context.registerSingleton(EphemeralStore.class, store);
        context.registerSingleton(Clock.class, clock);
        context.registerSingleton(SecureRandom.class, random);
        context.registerSingleton(new BaseUrl(URI.create(BASE)));
        context.registerSingleton(BankIdConfig.at(simulator.endpoint(), TLS.client()));
        context.registerSingleton(SessionConfig.DEFAULT);
        context.registerSingleton(LoginConfig.DEFAULT);
        context.registerSingleton(control);
        context.start();
        server = context.getBean(EmbeddedServer.class).start();
    }

    static LoginHouse start() {
        return new LoginHouse(0);
    }

    static LoginHouse startWithSimulatorAt(int port) {
        return new LoginHouse(port);
    }

    String address() {
        return "http://localhost:" + server.getPort();
    }

    int simulatorPort() {
        return simulator.endpoint().getPort();
    }

    String orderRef(Document page) {
        return order(page).path("orderRef").asText();
    }

    /// The QR code of this second, as the page shows it.
    String qr(Document page) {
        JsonNode order = order(page);
        long second = Duration.between(Instant.parse(order.path("startedAt").asText()), clock.instant())
                .toSeconds();
        return Order.qrCode(
                order.path("qrStartToken").asText(), order.path("qrStartSecret").asText(), second);
    }

    /// The address that the order gave the BankID app to return to.
    String returnUrl(String orderRef) {
        JsonNode order = json(
                store.read(new Slot("simulator.order", orderRef)).orElseThrow().value());
        return json(order.path("request").asText().getBytes(StandardCharsets.UTF_8))
                .path("returnUrl")
                .asText();
    }

    @Override
    public void close() {
        context.close();
        simulator.close();
    }

    private JsonNode order(Document page) {
        String id = page.select("#login").attr("data-login");
        return json(store.read(new Slot("eid.login", id)).orElseThrow().value())
                .path("phase")
                .path("order");
    }

    private static JsonNode json(byte[] value) {
        try {
            return new ObjectMapper().readTree(value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
