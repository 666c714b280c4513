package se.intyga.trustlists.decision;

/// Whether a chain is trusted. Sentences are for integrators and name no person.
public sealed interface TrustDecision {
    /// Leads to an anchor that speaks for the role and type.
    record Trusted(String anchorName) implements TrustDecision {}

    /// Does not, and asking again will not help.
    record NotTrusted(String reasonCode, String sentence) implements TrustDecision {}

    /// Could not be told now: the anchors cannot be read.
    record Unknown(String reasonCode, String sentence) implements TrustDecision {}
}
