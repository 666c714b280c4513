package se.intyga.issuer.release;

import java.time.Instant;
import java.util.Optional;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.configuration.CredentialConfiguration;

/// One release to be decided.
///
/// @param recorded the person's own request; absent when there is none, and then the answer is NO_REQUEST (L2)
/// @param correlation joins the ledger entries of this journey
public record ReleaseRequest(
        Agency agency,
        CredentialConfiguration configuration,
        PersonalNumber person,
        Optional<Recorded> recorded,
        String correlation) {
    /// The person's own request (TF 2:15).
    ///
    /// @param documentType which document was asked for
    /// @param authentication how the person was known to be who she is, such as `BANKID`
    public record Recorded(String documentType, Instant at, String authentication) {
        public Recorded {
            if (!documentType.matches("[a-z][a-z0-9-]{1,62}") || !authentication.matches("[A-Za-z0-9_-]{2,40}")) {
                throw new IllegalArgumentException("a recorded request names a document and a method, in words");
            }
        }
    }
}
