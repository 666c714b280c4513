package se.intyga.issuer.release;

import se.intyga.eid.person.PersonHash;
import se.intyga.pages.Text;

/// How the release step of one authorization ended.
public sealed interface ReleaseOutcome {
    /// The person requested and the law's table allowed it.
    record Released(ReleaseId release, PersonHash person) implements ReleaseOutcome {}

    /// Refused, or a case for a human being. The person was shown why and what to do; the outside learns only that
    /// nothing is available.
    record Refused(String code, Text told) implements ReleaseOutcome {}

    /// The person pressed cancel.
    record Cancelled() implements ReleaseOutcome {}

    /// The agency's source did not answer, or not with something that can be trusted. Can be tried again.
    record SourceUnavailable() implements ReleaseOutcome {}
}
