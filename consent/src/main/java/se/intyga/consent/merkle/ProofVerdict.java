package se.intyga.consent.merkle;

/// What the check of a proof says.
public sealed interface ProofVerdict {
    record Proven() implements ProofVerdict {}

    record Refuted(String reason) implements ProofVerdict {}

    static ProofVerdict matching(Hash computed, Hash claimed, String reason) {
        return computed.equals(claimed) ? new Proven() : new Refuted(reason);
    }
}
