package se.intyga.legalbasis.policy;

import java.util.List;
import se.intyga.legalbasis.rule.AgreementMode;
import se.intyga.legalbasis.rule.ClaimRule;
import se.intyga.legalbasis.rule.RelyingParty;

/// The part of a version that decides on requests and disclosures (act B).
public record DisclosureRules(
        List<RelyingParty> relyingParties, List<ClaimRule> claims, List<AgreementMode> agreementModes) {
    public DisclosureRules {
        relyingParties = List.copyOf(relyingParties);
        claims = List.copyOf(claims);
        agreementModes = List.copyOf(agreementModes);
    }

    /// Rules that let nobody ask.
    public static DisclosureRules none() {
        return new DisclosureRules(List.of(), List.of(), List.of());
    }
}
