package se.intyga.eid.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import se.intyga.eid.person.PersonalNumber;

/// Plays the person with the phone at a [BankIdSimulator]. Where a bean of this type exists the login page lets one
/// choose a test person; production has none.
public final class SimulatorControl {
    private final URI control;
    private final List<TestPerson> persons;
    private final HttpClient http;

    /// `control` is [BankIdSimulator#control], `tls` a client certificate that the simulator accepts.
    public SimulatorControl(URI control, SSLContext tls, List<TestPerson> persons) {
        this.control = control;
        this.persons = List.copyOf(persons);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .sslContext(tls)
                .build();
    }

    public List<TestPerson> persons() {
        return persons;
    }

    public Optional<TestPerson> person(PersonalNumber number) {
        return persons.stream().filter(person -> person.number().equals(number)).findFirst();
    }

    /// The person opens the order in the app and confirms it. False: the simulator refused.
    public boolean approve(String orderRef, TestPerson person) {
        return act(orderRef, "approve", "personalNumber", person.number().digits());
    }

    /// The person opens the order in the app and has not confirmed it yet.
    public boolean open(String orderRef, TestPerson person) {
        return act(orderRef, "person", "personalNumber", person.number().digits());
    }

    /// Somebody points a phone at the QR code.
    public boolean scan(String orderRef, String qr) {
        return act(orderRef, "scan", "qr", qr);
    }

    /// The app starts on the same device.
    public boolean start(String orderRef, String autoStartToken) {
        return act(orderRef, "start", "autoStartToken", autoStartToken);
    }

    /// The next step of outstandingTransaction, started, userSign, complete.
    public boolean advance(String orderRef) {
        return act(orderRef, "advance", "at", "next");
    }

    /// The order stays pending with this hint code.
    public boolean hint(String orderRef, String hintCode) {
        return act(orderRef, "hint", "hintCode", hintCode);
    }

    /// The order fails with this hint code.
    public boolean fail(String orderRef, String hintCode) {
        return act(orderRef, "fail", "hintCode", hintCode);
    }

    /// The next calls of one path of the interface (`/collect`) are answered with this error.
    public boolean injectFault(String path, int status, String errorCode, int times) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("path", path).put("status", status).put("errorCode", errorCode).put("times", times);
        return post("/faults", body);
    }

    private boolean act(String orderRef, String action, String name, String value) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return post("/orders/" + orderRef, body.put("action", action).put(name, value));
    }

    private boolean post(String path, ObjectNode body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(control + path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        // A kept connection may just have been closed at the other end: once more, on a new one.
        return sent(request)
                .or(() -> sent(request))
                .filter(status -> status == 200)
                .isPresent();
    }

    private Optional<Integer> sent(HttpRequest request) {
        try {
            return Optional.of(http.send(request, BodyHandlers.discarding()).statusCode());
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
