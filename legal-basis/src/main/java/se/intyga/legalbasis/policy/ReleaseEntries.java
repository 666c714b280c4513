package se.intyga.legalbasis.policy;

import java.util.List;
import se.intyga.legalbasis.rule.Activation;
import se.intyga.legalbasis.rule.ClaimSource;
import se.intyga.legalbasis.rule.DocumentType;
import se.intyga.legalbasis.rule.ElectronicForm;
import se.intyga.legalbasis.rule.IssuerListing;
import se.intyga.legalbasis.rule.Mandate;
import se.intyga.legalbasis.rule.ProtectedPersons;
import se.intyga.legalbasis.rule.RetentionPeriod;
import se.intyga.legalbasis.rule.SecrecyAssessment;

/// The release part of a version with the places of its entries, as it is checked.
record ReleaseEntries(
        List<Located<IssuerListing>> issuers,
        List<Located<DocumentType>> types,
        List<Located<Activation>> activations,
        List<Located<ElectronicForm>> forms,
        List<Located<SecrecyAssessment>> secrecy,
        List<Located<ClaimSource>> sources,
        List<Located<Mandate>> mandates,
        List<Located<ProtectedPersons>> protectedPersons,
        List<Located<RetentionPeriod>> retention) {
    static ReleaseEntries read(ReadEntries entries) {
        return new ReleaseEntries(
                entries.issuers(),
                entries.documentTypes(),
                entries.activations(),
                entries.electronicForms(),
                entries.secrecyAssessments(),
                entries.claimSources(),
                entries.mandates(),
                entries.protectedPersons(),
                entries.retention());
    }

    ReleaseRules rules() {
        return new ReleaseRules(
                Located.plain(issuers),
                Located.plain(types),
                Located.plain(activations),
                Located.plain(forms),
                Located.plain(secrecy),
                Located.plain(sources),
                Located.plain(mandates),
                Located.plain(protectedPersons));
    }

    List<RetentionPeriod> retentionPeriods() {
        return Located.plain(retention);
    }
}
