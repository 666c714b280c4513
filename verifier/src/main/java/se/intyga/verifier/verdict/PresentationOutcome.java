package se.intyga.verifier.verdict;

import java.util.List;

/// What checking a wallet's answer came to.
public sealed interface PresentationOutcome {
    Verdict verdict();

    /// Every check of every credential passed.
    record Verified(Verdict verdict, List<VerifiedPresentation> presentations) implements PresentationOutcome {
        public Verified {
            presentations = List.copyOf(presentations);
        }
    }

    /// At least one did not; nothing of the answer is kept.
    record NotVerified(Verdict verdict) implements PresentationOutcome {}
}
