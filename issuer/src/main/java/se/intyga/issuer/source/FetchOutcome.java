package se.intyga.issuer.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import se.intyga.legalbasis.rule.Secrecy;

/// What the source said about one person.
public sealed interface FetchOutcome {
    /// A record, checked claim by claim. Without claims when the identity is protected or secrecy may apply: then
    /// only the table is asked. A case handler's look has them, when the source sends them.
    ///
    /// @param secrecy the source's own finding in this case
    /// @param claims all claims of the configuration, also those the agency itself fills in
    record Fetched(ObjectNode claims, Instant retrievedAt, boolean protectedIdentity, Secrecy secrecy)
            implements FetchOutcome {
        @Override
        public String toString() {
            return "Fetched[hidden]";
        }
    }

    /// The source knows nothing of this kind about the person: never did, or not any more.
    record NoRecord(boolean ended) implements FetchOutcome {}

    /// No answer, or none that can be signed.
    ///
    /// @param code for the log: what was wrong, without any value
    record Unavailable(String code) implements FetchOutcome {}
}
