package se.intyga.eid.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import se.intyga.eid.bankid.FailedHint;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.Held;
import se.intyga.ephemeral.Slot;

/// The simulator's orders in the store, and which of them is the one active order of a person.
final class SimulatedOrders {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EphemeralStore store;
    private final SimulatorConfig config;
    private final Clock clock;

    SimulatedOrders(EphemeralStore store, SimulatorConfig config, Clock clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    void add(SimulatedOrder order) {
        if (!store.putOnce(slot(order.orderRef()), write(order), kept(order))) {
            throw new IllegalStateException("a random order reference came up twice");
        }
    }

    /// The order as it is at this moment, what time has done to it included.
    Optional<SimulatedOrder> find(String orderRef) {
        return change(orderRef, order -> order);
    }

    /// Changes a pending order; one that has ended stays as it is.
    Optional<SimulatedOrder> change(String orderRef, UnaryOperator<SimulatedOrder> change) {
        while (true) {
            Optional<Held> held = orderRef.isEmpty() ? Optional.empty() : store.read(slot(orderRef));
            if (held.isEmpty()) {
                return Optional.empty();
            }
            SimulatedOrder before = read(held.get().value());
            SimulatedOrder after = before.outrun(clock.millis(), config)
                    .orElseGet(() -> before.pending() ? change.apply(before) : before);
            if (after.equals(before)) {
                return Optional.of(after);
            }
            if (store.replace(slot(orderRef), held.get().version(), write(after), kept(after))) {
                return Optional.of(after);
            }
        }
    }

    /// True when this person has a pending order; it fails with `cancelled`, as BankID does to both.
    boolean cancelledActiveOrderOf(PersonalNumber number) {
        Optional<String> active = store.takeOnce(person(number)).map(ref -> new String(ref, StandardCharsets.UTF_8));
        boolean pending =
                active.flatMap(this::find).filter(SimulatedOrder::pending).isPresent();
        active.ifPresent(ref -> change(ref, order -> order.failed(FailedHint.CANCELLED.wire())));
        return pending;
    }

    /// From now on this is the person's active order.
    void activate(PersonalNumber number, String orderRef) {
        store.putOnce(person(number), orderRef.getBytes(StandardCharsets.UTF_8), config.orderLifetime());
    }

    private Duration kept(SimulatedOrder order) {
        return order.pending() ? config.orderLifetime().plus(config.resultReadable()) : config.resultReadable();
    }

    private static Slot slot(String orderRef) {
        return new Slot("simulator.order", orderRef);
    }

    private static Slot person(PersonalNumber number) {
        return new Slot("simulator.person", number.digits());
    }

    private static byte[] write(SimulatedOrder order) {
        try {
            return JSON.writeValueAsBytes(order);
        } catch (JsonProcessingException _) {
            throw new IllegalStateException("a simulated order cannot be written");
        }
    }

    private static SimulatedOrder read(byte[] value) {
        try {
            return JSON.readValue(value, SimulatedOrder.class);
        } catch (IOException _) {
            throw new IllegalStateException("a simulated order cannot be read");
        }
    }
}
