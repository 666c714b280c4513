package se.intyga.eid.simulator;

import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;

/// How the simulated BankID runs.
///
/// @param port 0 for a free one
/// @param tls the server's certificate, and trust in those clients that may call
/// @param persons who has a simulated BankID
/// @param startWindow how long an order waits for the app to start
/// @param orderLifetime how long an order waits altogether
/// @param resultReadable how long the result of a finished order can be collected
public record SimulatorConfig(
        int port,
        SSLContext tls,
        List<TestPerson> persons,
        Duration startWindow,
        Duration orderLifetime,
        Duration resultReadable) {
    public SimulatorConfig {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("simulator-port: between 0 and 65535");
        }
        if (persons.isEmpty()) {
            throw new IllegalArgumentException("simulator-persons: at least one");
        }
        persons = List.copyOf(persons);
    }

    /// With BankID's times: 30 seconds to start, three minutes altogether, and the result for another three.
    public static SimulatorConfig with(int port, SSLContext tls, List<TestPerson> persons) {
        return new SimulatorConfig(
                port, tls, persons, Duration.ofSeconds(30), Duration.ofMinutes(3), Duration.ofMinutes(3));
    }
}
