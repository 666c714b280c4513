package se.intyga.legalbasis.release;

import java.time.Instant;

/// The person's own request to have a document released (TF 2:15, L2).
public sealed interface RecordedRequest {
    /// There is none.
    record NotMade() implements RecordedRequest {}

    /// Made for that document at that time by the person, logged in with that method.
    record Made(String documentType, Instant at, String authentication) implements RecordedRequest {}
}
