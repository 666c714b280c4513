package se.intyga.eid.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import se.intyga.eid.bankid.FailedHint;
import se.intyga.eid.bankid.Order;
import se.intyga.eid.bankid.PendingHint;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.Slot;

/// What plays the person with the phone, and the faults one wants to see: `POST /control/orders/<orderRef>` with an
/// `action`, and `POST /control/faults`.
final class ControlInterface {
    /// How many seconds old a scanned QR code may be, and how far ahead of our clock.
    private static final int QR_SECONDS_BACK = 5;

    private static final int QR_SECONDS_AHEAD = 1;
    private static final Set<String> PATHS =
            Set.of("/auth", "/sign", "/phone/auth", "/phone/sign", "/collect", "/cancel");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SimulatedOrders orders;
    private final EphemeralStore store;
    private final SimulatorConfig config;
    private final Clock clock;

    ControlInterface(SimulatedOrders orders, EphemeralStore store, SimulatorConfig config, Clock clock) {
        this.orders = orders;
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /// Does one thing to an order and answers with its state.
    Answer act(String orderRef, ObjectNode body) {
        Optional<SimulatedOrder> order = orders.find(orderRef);
        if (order.isEmpty()) {
            return Answer.error(404, "notFound", "No such order");
        }
        String action = body.path("action").asText("");
        return switch (action) {
            case "scan" -> scan(order.get(), body.path("qr").asText(""));
            case "start" -> start(order.get(), body.path("autoStartToken").asText(""));
            case "person" ->
                person(body).map(p -> open(order.get(), p, o -> o.opened(p))).orElseGet(ControlInterface::noPerson);
            case "approve" ->
                person(body)
                        .map(p -> open(order.get(), p, o -> o.opened(p).complete()))
                        .orElseGet(ControlInterface::noPerson);
            case "advance" -> advance(order.get());
            case "hint" -> hint(order.get(), body.path("hintCode").asText(""));
            case "fail" -> fail(order.get(), body.path("hintCode").asText(""));
            default -> Answer.invalid("Invalid parameter: action");
        };
    }

    /// Lets the next calls of one path fail: `path`, `status`, `errorCode`, `times`.
    Answer injectFault(ObjectNode body) {
        String path = body.path("path").asText("");
        int status = body.path("status").asInt(0);
        if (!PATHS.contains(path)
                || status < 400
                || status > 599
                || !body.path("errorCode").isTextual()) {
            return Answer.invalid("Invalid parameter: path, status or errorCode");
        }
        Slot slot = fault(path);
        store.remove(slot);
        store.putOnce(slot, body.toString().getBytes(StandardCharsets.UTF_8), Duration.ofMinutes(5));
        return Answer.done();
    }

    /// The fault that was injected for this call, if any.
    Optional<Answer> injected(String path) {
        return store.takeOnce(fault(path)).map(value -> {
            ObjectNode fault = object(value);
            int left = fault.path("times").asInt(1) - 1;
            if (left > 0) {
                fault.put("times", left);
                store.putOnce(fault(path), fault.toString().getBytes(StandardCharsets.UTF_8), Duration.ofMinutes(5));
            }
            return Answer.error(
                    fault.path("status").asInt(), fault.path("errorCode").asText(), "injected");
        });
    }

    /// The QR code of the last few seconds, and no other.
    private Answer scan(SimulatedOrder order, String qr) {
        long now = Duration.ofMillis(clock.millis() - order.createdAt()).toSeconds();
        for (long t = Math.max(0, now - QR_SECONDS_BACK); t <= now + QR_SECONDS_AHEAD; t++) {
            if (Order.qrCode(order.qrStartToken(), order.qrStartSecret(), t).equals(qr)) {
                return changed(order, o -> o.unstarted() ? o.hinted(PendingHint.STARTED.wire()) : o);
            }
        }
        return Answer.invalid("Invalid parameter: qr");
    }

    private Answer start(SimulatedOrder order, String autoStartToken) {
        return order.autoStartToken().equals(autoStartToken)
                ? changed(order, o -> o.unstarted() ? o.hinted(PendingHint.STARTED.wire()) : o)
                : Answer.invalid("Invalid parameter: autoStartToken");
    }

    /// The person opens the order in the app; an earlier pending order of the same person fails.
    private Answer open(SimulatedOrder order, TestPerson person, UnaryOperator<SimulatedOrder> opening) {
        String digits = person.number().digits();
        if (!order.requiredNumber().isEmpty() && !order.requiredNumber().equals(digits)) {
            return fail(order, FailedHint.START_FAILED.wire());
        }
        boolean mine =
                Objects.equals(order.person(), person) || order.requiredNumber().equals(digits);
        if (!mine) {
            orders.cancelledActiveOrderOf(person.number());
            orders.activate(person.number(), order.orderRef());
        }
        return changed(order, opening);
    }

    /// The next step of outstandingTransaction, started, userSign, complete.
    private Answer advance(SimulatedOrder order) {
        if (order.unstarted()) {
            return changed(order, o -> o.hinted(PendingHint.STARTED.wire()));
        }
        if (order.person() == null) {
            TestPerson first = config.persons().getFirst();
            return open(order, first, o -> o.opened(first));
        }
        return changed(order, SimulatedOrder::complete);
    }

    private Answer hint(SimulatedOrder order, String code) {
        return code.matches("[A-Za-z]{1,60}")
                ? changed(order, o -> o.hinted(code))
                : Answer.invalid("Invalid parameter: hintCode");
    }

    private Answer fail(SimulatedOrder order, String code) {
        return code.matches("[A-Za-z]{1,60}")
                ? changed(order, o -> o.failed(code))
                : Answer.invalid("Invalid parameter: hintCode");
    }

    private Answer changed(SimulatedOrder order, UnaryOperator<SimulatedOrder> change) {
        return orders.change(order.orderRef(), change)
                .map(after -> Answer.ok(JsonNodeFactory.instance
                        .objectNode()
                        .put("status", after.status().name().toLowerCase(Locale.ROOT))
                        .put("hintCode", after.hint())))
                .orElseGet(() -> Answer.error(404, "notFound", "No such order"));
    }

    private Optional<TestPerson> person(ObjectNode body) {
        return PersonalNumber.parse(body.path("personalNumber").asText(""))
                .flatMap(number -> config.persons().stream()
                        .filter(person -> person.number().equals(number))
                        .findFirst());
    }

    private static Answer noPerson() {
        return Answer.invalid("Invalid parameter: personalNumber");
    }

    private static Slot fault(String path) {
        return new Slot("simulator.fault", path);
    }

    private static ObjectNode object(byte[] value) {
        try {
            return (ObjectNode) JSON.readTree(value);
        } catch (IOException e) {
            throw new IllegalStateException("a kept fault cannot be read", e);
        }
    }
}
