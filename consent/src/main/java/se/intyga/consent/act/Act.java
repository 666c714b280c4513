package se.intyga.consent.act;

import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.disclosure.ActKind;

/// One act of a person. Which of the three it is, is its type; nothing turns one into another (R41).
public sealed interface Act {
    ActId id();

    ActScope scope();

    ActKind kind();

    /// Godkännande: this transfer may happen. The recipient's ground is its own and never this act.
    record Approval(ActId id, ActScope scope) implements Act {
        public Approval {
            if (scope.recipientBasis() == LawfulBasis.CONSENT) {
                throw new IllegalArgumentException("an approval is never a recipient's ground");
            }
        }

        @Override
        public ActKind kind() {
            return ActKind.APPROVAL;
        }
    }

    /// Samtycke: the recipient's ground is this very act, which can therefore be taken back.
    record Consent(ActId id, ActScope scope) implements Act {
        public Consent {
            if (scope.recipientBasis() != LawfulBasis.CONSENT) {
                throw new IllegalArgumentException("a consent is the recipient's ground");
            }
        }

        @Override
        public ActKind kind() {
            return ActKind.CONSENT;
        }
    }

    /// Avtal: never a consent (L19).
    ///
    /// @param legalDecision the decision that turned agreements on
    record Agreement(ActId id, ActScope scope, String legalDecision) implements Act {
        public Agreement {
            if (scope.recipientBasis() == LawfulBasis.CONSENT || legalDecision.isBlank()) {
                throw new IllegalArgumentException("an agreement rests on a legal decision and is no consent");
            }
        }

        @Override
        public ActKind kind() {
            return ActKind.AGREEMENT;
        }
    }
}
