package se.intyga.verifier.result;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What a relying party gets that asks for a result.
public sealed interface ResultOutcome {
    /// Verdict and claims; there is no second reading.
    record Released(ObjectNode result) implements ResultOutcome {
        @Override
        public String toString() {
            return "Released[hidden]";
        }
    }

    /// No such transaction of this relying party, a wrong response code, read already, or expired: all the same.
    record NotAvailable() implements ResultOutcome {}

    /// The wallet has answered, but its redirect has not arrived in the browser that started (same device).
    record NotReturned() implements ResultOutcome {}
}
