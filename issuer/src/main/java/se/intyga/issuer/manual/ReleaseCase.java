package se.intyga.issuer.manual;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.intyga.eid.person.PersonHash;
import se.intyga.issuer.agency.AgencyId;
import se.intyga.legalbasis.release.ReleaseCode;
import se.intyga.pages.Text;

/// One unclear request and what became of it. It holds no value of any claim and knows the person by her keyed hash
/// only.
public record ReleaseCase(
        CaseId id,
        AgencyId agency,
        PersonHash person,
        Request request,
        Grounds grounds,
        Instant createdAt,
        Instant expiresAt,
        CaseState state) {
    /// The person's own recorded request (TF 2:15, L2).
    ///
    /// @param configurationId which document
    /// @param authentication how the person was known to be who she is
    /// @param correlation joins the ledger entries of this journey
    public record Request(String configurationId, Instant at, String authentication, String correlation) {}

    /// Why a human being is needed, and by what she decides.
    ///
    /// @param codes all grounds, which a release lifts
    /// @param guideline the agency's own, shown to the handler (L7)
    /// @param route the person's way to help and to a decision that can be appealed
    public record Grounds(
            Set<ReleaseCode> codes,
            List<String> ruleIds,
            String policyVersion,
            String guideline,
            boolean fourEyes,
            Optional<Text> route) {
        public Grounds {
            codes = Set.copyOf(codes);
            ruleIds = List.copyOf(ruleIds);
        }
    }
}
