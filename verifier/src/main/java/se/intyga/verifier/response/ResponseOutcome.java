package se.intyga.verifier.response;

import java.net.URI;
import java.util.Optional;
import se.intyga.verifier.verdict.Verdict;

/// What a wallet is told about its answer.
public sealed interface ResponseOutcome {
    /// Taken. The wallet sends the person on; after a disclosure or a no there is a receipt to fetch.
    record Accepted(URI redirect, Optional<URI> receipt) implements ResponseOutcome {
        @Override
        public String toString() {
            return "Accepted[hidden]";
        }
    }

    record Unknown() implements ResponseOutcome {}

    /// Another answer was first.
    record AlreadyAnswered() implements ResponseOutcome {}

    record Expired() implements ResponseOutcome {}

    /// Not an answer to this request; the transaction is still open.
    ///
    /// @param description plain ASCII, without any value
    record Unreadable(String description) implements ResponseOutcome {}

    /// Read, checked and refused; the transaction is over.
    record NotVerified(Verdict verdict) implements ResponseOutcome {}
}
