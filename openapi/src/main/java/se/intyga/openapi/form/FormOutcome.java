package se.intyga.openapi.form;

/// A form body read, or why not.
public sealed interface FormOutcome {
    record Read(FormParameters parameters) implements FormOutcome {}

    record TooLarge() implements FormOutcome {}

    /// `description` is plain ASCII and repeats no value.
    record Malformed(String description) implements FormOutcome {}
}
