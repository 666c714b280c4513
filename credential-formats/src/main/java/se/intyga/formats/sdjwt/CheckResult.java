package se.intyga.formats.sdjwt;

/// How one check went.
public sealed interface CheckResult {
    record Passed() implements CheckResult {}

    record Failed(SdJwtRejection reason) implements CheckResult {}

    /// Not looked at: by policy (holder binding that nobody asked for), or because the signature was already wrong.
    record NotMade() implements CheckResult {}
}
