package se.intyga.eid.simulator;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.intyga.eid.bankid.FailedHint;
import se.intyga.eid.bankid.PendingHint;

/// An order as the simulator keeps it, sealed in the store. Times are milliseconds since the epoch.
///
/// @param request the body it was started with
/// @param person who opened it in the app, once somebody did
record SimulatedOrder(
        String orderRef,
        String autoStartToken,
        String qrStartToken,
        String qrStartSecret,
        long createdAt,
        String request,
        String requiredNumber,
        Status status,
        String hint,
        @Nullable TestPerson person) {
    enum Status {
        PENDING,
        FAILED,
        COMPLETE
    }

    boolean pending() {
        return status == Status.PENDING;
    }

    /// Nobody has started the app for it yet.
    boolean unstarted() {
        return hint.equals(PendingHint.OUTSTANDING_TRANSACTION.wire()) || hint.equals(PendingHint.NO_CLIENT.wire());
    }

    SimulatedOrder hinted(String pendingHint) {
        return with(Status.PENDING, pendingHint, person);
    }

    SimulatedOrder failed(String failedHint) {
        return with(Status.FAILED, failedHint, person);
    }

    SimulatedOrder opened(TestPerson by) {
        return with(Status.PENDING, PendingHint.USER_SIGN.wire(), by);
    }

    SimulatedOrder complete() {
        return with(Status.COMPLETE, "", person);
    }

    /// What has become of it by itself at that time, if anything.
    Optional<SimulatedOrder> outrun(long now, SimulatorConfig config) {
        Duration age = Duration.ofMillis(now - createdAt);
        if (!pending()) {
            return Optional.empty();
        }
        if (unstarted() && age.compareTo(config.startWindow()) > 0) {
            return Optional.of(failed(FailedHint.START_FAILED.wire()));
        }
        return age.compareTo(config.orderLifetime()) > 0
                ? Optional.of(failed(FailedHint.EXPIRED_TRANSACTION.wire()))
                : Optional.empty();
    }

    private SimulatedOrder with(Status next, String nextHint, @Nullable TestPerson by) {
        return new SimulatedOrder(
                orderRef,
                autoStartToken,
                qrStartToken,
                qrStartSecret,
                createdAt,
                request,
                requiredNumber,
                next,
                nextHint,
                by);
    }

    @Override
    public String toString() {
        return "SimulatedOrder[hidden]";
    }
}
