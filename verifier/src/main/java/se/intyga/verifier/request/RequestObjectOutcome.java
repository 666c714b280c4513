package se.intyga.verifier.request;

/// What a wallet gets that fetches a request object.
public sealed interface RequestObjectOutcome {
    /// The signed request object, compact.
    record Served(String requestObject) implements RequestObjectOutcome {
        @Override
        public String toString() {
            return "Served[hidden]";
        }
    }

    record Unknown() implements RequestObjectOutcome {}

    /// Answered, closed or expired.
    record Over() implements RequestObjectOutcome {}
}
