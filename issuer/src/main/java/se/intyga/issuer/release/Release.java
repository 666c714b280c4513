package se.intyga.issuer.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import se.intyga.eid.person.PersonHash;
import se.intyga.issuer.agency.AgencyId;
import se.intyga.legalbasis.archive.DecisionId;

/// A dataset that the law's table allowed to be released to this person, at the person's own recorded request. It lies
/// sealed in the ephemeral store until it is issued, and never in a table.
///
/// @param claims the claims to sign, checked against the configuration; values of a person, so never printed
/// @param policyVersion of the decision that allowed it, for the ledger
/// @param ruleIds the rules that decision rests on, for the ledger
/// @param correlation joins the ledger entries of this journey
/// @param decision the kept decision that allowed it
public record Release(
        ReleaseId id,
        AgencyId agency,
        String configurationId,
        PersonHash person,
        ObjectNode claims,
        Instant retrievedAt,
        String policyVersion,
        List<String> ruleIds,
        String correlation,
        DecisionId decision) {
    public Release {
        ruleIds = List.copyOf(ruleIds);
    }

    @Override
    public String toString() {
        return "Release[" + configurationId + " of " + agency + "]";
    }
}
