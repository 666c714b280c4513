package se.intyga.legalbasis.policy;

import java.util.List;
import se.intyga.legalbasis.rule.Activation;
import se.intyga.legalbasis.rule.ClaimSource;
import se.intyga.legalbasis.rule.DocumentType;
import se.intyga.legalbasis.rule.ElectronicForm;
import se.intyga.legalbasis.rule.IssuerListing;
import se.intyga.legalbasis.rule.Mandate;
import se.intyga.legalbasis.rule.ProtectedPersons;
import se.intyga.legalbasis.rule.SecrecyAssessment;

/// The part of a version that decides on releases (acts A and C).
public record ReleaseRules(
        List<IssuerListing> issuers,
        List<DocumentType> documentTypes,
        List<Activation> activations,
        List<ElectronicForm> electronicForms,
        List<SecrecyAssessment> secrecyAssessments,
        List<ClaimSource> claimSources,
        List<Mandate> mandates,
        List<ProtectedPersons> protectedPersons) {
    public ReleaseRules {
        issuers = List.copyOf(issuers);
        documentTypes = List.copyOf(documentTypes);
        activations = List.copyOf(activations);
        electronicForms = List.copyOf(electronicForms);
        secrecyAssessments = List.copyOf(secrecyAssessments);
        claimSources = List.copyOf(claimSources);
        mandates = List.copyOf(mandates);
        protectedPersons = List.copyOf(protectedPersons);
    }

    /// Rules that release nothing.
    public static ReleaseRules none() {
        return new ReleaseRules(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
