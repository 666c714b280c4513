package se.intyga.legalbasis.policy;

import java.util.List;
import se.intyga.legalbasis.rule.AgreementMode;
import se.intyga.legalbasis.rule.ClaimRule;
import se.intyga.legalbasis.rule.RelyingParty;

/// The disclosure part of a version with the places of its entries, as it is checked.
record DisclosureEntries(
        List<Located<RelyingParty>> parties,
        List<Located<ClaimRule>> claims,
        List<Located<AgreementMode>> agreementModes) {
    static DisclosureEntries read(ReadDisclosureEntries entries) {
        return new DisclosureEntries(entries.relyingParties(), entries.claims(), entries.agreementModes());
    }

    DisclosureRules rules() {
        return new DisclosureRules(Located.plain(parties), Located.plain(claims), Located.plain(agreementModes));
    }
}
