package se.intyga.issuer.credential;

import java.util.List;
import se.intyga.issuer.notification.NotificationId;
import se.intyga.issuer.proof.ProofRejection;

/// What became of a credential request.
sealed interface IssueOutcome {
    /// One credential a key, in the order of the keys. They hold a person's data, so printing hides them.
    record Issued(List<String> credentials, NotificationId notification) implements IssueOutcome {
        public Issued {
            credentials = List.copyOf(credentials);
        }

        @Override
        public String toString() {
            return "Issued[" + credentials.size() + "]";
        }
    }

    /// `credential_identifier` names nothing that this token allows.
    record UnknownIdentifier() implements IssueOutcome {}

    /// The issuer has no such configuration.
    record UnknownConfiguration() implements IssueOutcome {}

    /// The token response named the dataset, so the request must use that name (I-11).
    record IdentifierNeeded() implements IssueOutcome {}

    /// The issuer has it, but this token is for another: `insufficient_scope`.
    record NotGranted() implements IssueOutcome {}

    record ProofRejected(ProofRejection rejection) implements IssueOutcome {}

    /// Final: the released dataset is gone or was fetched often enough.
    record Denied(String description) implements IssueOutcome {}
}
