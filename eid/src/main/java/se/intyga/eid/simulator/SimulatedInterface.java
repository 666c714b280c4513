package se.intyga.eid.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import se.intyga.eid.bankid.BankIdError;
import se.intyga.eid.bankid.FailedHint;
import se.intyga.eid.bankid.PendingHint;
import se.intyga.eid.person.PersonalNumber;

/// What the relying party sees of BankID: start, collect, cancel.
final class SimulatedInterface {
    private final SimulatedOrders orders;
    private final SignEvidence evidence;
    private final Clock clock;
    private final SecureRandom random;

    SimulatedInterface(SimulatedOrders orders, SignEvidence evidence, Clock clock, SecureRandom random) {
        this.orders = orders;
        this.evidence = evidence;
        this.clock = clock;
        this.random = random;
    }

    Answer start(String path, ObjectNode body) {
        Optional<String> fault = OrderRequest.fault(path, body);
        if (fault.isPresent()) {
            return Answer.invalid(fault.get());
        }
        Optional<PersonalNumber> required = OrderRequest.requiredNumber(body);
        if (required.isPresent() && orders.cancelledActiveOrderOf(required.get())) {
            return Answer.error(BankIdError.ALREADY_IN_PROGRESS, "Order already in progress for pno");
        }
        SimulatedOrder order = new SimulatedOrder(
                uuid(),
                uuid(),
                uuid(),
                uuid(),
                clock.millis(),
                body.toString(),
                required.map(PersonalNumber::digits).orElse(""),
                SimulatedOrder.Status.PENDING,
                PendingHint.OUTSTANDING_TRANSACTION.wire(),
                null);
        orders.add(order);
        required.ifPresent(number -> orders.activate(number, order.orderRef()));
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("orderRef", order.orderRef());
        if (!path.startsWith("/phone/")) {
            answer.put("autoStartToken", order.autoStartToken())
                    .put("qrStartToken", order.qrStartToken())
                    .put("qrStartSecret", order.qrStartSecret());
        }
        return Answer.ok(answer);
    }

    Answer collect(ObjectNode body) {
        return reference(body).flatMap(orders::find).map(this::collected).orElseGet(SimulatedInterface::noSuchOrder);
    }

    Answer cancel(ObjectNode body) {
        return reference(body)
                .flatMap(orders::find)
                .filter(SimulatedOrder::pending)
                .flatMap(order -> orders.change(order.orderRef(), o -> o.failed(FailedHint.CANCELLED.wire())))
                .map(_ -> Answer.done())
                .orElseGet(SimulatedInterface::noSuchOrder);
    }

    private Answer collected(SimulatedOrder order) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("orderRef", order.orderRef());
        return Answer.ok(
                switch (order.status()) {
                    case PENDING -> answer.put("status", "pending").put("hintCode", order.hint());
                    case FAILED -> answer.put("status", "failed").put("hintCode", order.hint());
                    case COMPLETE -> {
                        answer.put("status", "complete").set("completionData", completion(order));
                        yield answer;
                    }
                });
    }

    private ObjectNode completion(SimulatedOrder order) {
        TestPerson person = order.person();
        if (person == null) {
            throw new IllegalStateException("an order was completed by nobody");
        }
        SignEvidence.Evidence signed = evidence.sign(order, person);
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.putObject("user")
                .put("personalNumber", person.number().digits())
                .put("name", person.name())
                .put("givenName", person.givenName())
                .put("surname", person.surname());
        data.putObject("device").put("ipAddress", "192.0.2.17").put("uhi", "OZvYM9VvyiAmG7NA5jU5zqGcVpo=");
        data.put(
                "bankIdIssueDate",
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                        .minusYears(1)
                        .toString());
        data.put("signature", signed.signature());
        data.put("ocspResponse", signed.ocspResponse());
        return data;
    }

    private static Optional<String> reference(ObjectNode body) {
        JsonNode reference = body.path("orderRef");
        return body.size() == 1 && reference.isTextual() ? Optional.of(reference.textValue()) : Optional.empty();
    }

    private static Answer noSuchOrder() {
        return Answer.invalid("No such order");
    }

    /// A version 4 UUID from the given source of chance.
    private String uuid() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong()).toString();
    }
}
