package se.intyga.issuer.proof;

import java.util.List;
import se.intyga.formats.keys.PublicJwk;

/// What key proofs prove.
public sealed interface ProofOutcome {
    /// The wallet holds these keys, all different, and said so for this issuer just now. The challenge is used up.
    record Proven(List<PublicJwk> keys) implements ProofOutcome {
        public Proven {
            keys = List.copyOf(keys);
        }
    }

    record Rejected(ProofRejection rejection) implements ProofOutcome {}
}
