package se.intyga.legalbasis.release;

/// Who runs the tools that the person receives with (act C).
public sealed interface Hosting {
    /// The person's own device or browser: nobody else can read.
    record NotHosted() implements Hosting {}

    /// An operator processes for the person and needs a mandate that covers the document type.
    record HostedBy(String operator) implements Hosting {}
}
