package se.intyga.verifier.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import se.intyga.formats.claims.ClaimPath;

/// One credential that was shown and stood every check. Only this package makes one. It holds what was asked for and
/// disclosed; salts, digests, signatures, keys, status and times are gone (ARF OIA_16).
public sealed interface VerifiedPresentation permits CheckedPresentation {
    /// Which credential query it answers.
    String queryId();

    String credentialType();

    /// The name of the anchor that speaks for the issuer.
    String issuer();

    /// The disclosed claims as they stand in the credential. A copy.
    ObjectNode claims();

    /// Every disclosed value with its place, leaves only.
    List<ShownClaim> shown();

    /// One value at its place. The value is never printed.
    record ShownClaim(ClaimPath path, JsonNode value) {
        @Override
        public String toString() {
            return "ShownClaim[" + path + "]";
        }
    }
}
