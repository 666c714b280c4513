package se.intyga.eid.login;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import se.intyga.eid.bankid.Order;
import se.intyga.eid.bankid.PendingHint;
import se.intyga.eid.bankid.StartMethod;
import se.intyga.eid.bankid.UserMessage;
import se.intyga.eid.session.LoggedInPerson;

/// How far a [Login] has come. The names are how it lies sealed in the store.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "phase")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Phase.Requested.class, name = "requested"),
    @JsonSubTypes.Type(value = Phase.Ordered.class, name = "ordered"),
    @JsonSubTypes.Type(value = Phase.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = Phase.Confirmed.class, name = "confirmed")
})
sealed interface Phase {
    /// No order yet. `renewals` counts the orders before it that nobody scanned.
    record Requested(int renewals) implements Phase {}

    /// BankID waits for the person.
    record Ordered(Order order, StartMethod start, PendingHint hint, Instant askedAt, int renewals) implements Phase {
        Ordered hinted(PendingHint hint) {
            return new Ordered(order, start, hint, askedAt, renewals);
        }

        Ordered asked(Instant at) {
            return new Ordered(order, start, hint, at, renewals);
        }

        Ordered startedBy(StartMethod method) {
            return new Ordered(order, method, hint, askedAt, renewals);
        }
    }

    /// It came to nothing; the person may try again.
    record Refused(UserMessage message) implements Phase {}

    /// BankID said who it is; the session comes next.
    record Confirmed(LoggedInPerson person) implements Phase {}
}
