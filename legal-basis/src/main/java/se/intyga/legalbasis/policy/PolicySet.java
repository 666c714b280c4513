package se.intyga.legalbasis.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.intyga.legalbasis.basis.Validity;
import se.intyga.legalbasis.rule.AgreementMode;
import se.intyga.legalbasis.rule.ClaimSource;
import se.intyga.legalbasis.rule.DocumentType;
import se.intyga.legalbasis.rule.ElectronicForm;
import se.intyga.legalbasis.rule.IssuerListing;
import se.intyga.legalbasis.rule.Mandate;
import se.intyga.legalbasis.rule.ProtectedPersons;
import se.intyga.legalbasis.rule.RelyingParty;
import se.intyga.legalbasis.rule.SecrecyAssessment;

/// One version of the rules, whole and unchangeable. What is not in it is not allowed.
public record PolicySet(
        PolicyVersion version,
        boolean example,
        LocalDate effectiveFrom,
        List<IssuerListing> issuers,
        List<DocumentType> documentTypes,
        List<ElectronicForm> electronicForms,
        List<SecrecyAssessment> secrecyAssessments,
        List<ClaimSource> claimSources,
        List<Mandate> mandates,
        List<ProtectedPersons> protectedPersons,
        List<RelyingParty> relyingParties,
        List<AgreementMode> agreementModes) {

    public PolicySet {
        issuers = List.copyOf(issuers);
        documentTypes = List.copyOf(documentTypes);
        electronicForms = List.copyOf(electronicForms);
        secrecyAssessments = List.copyOf(secrecyAssessments);
        claimSources = List.copyOf(claimSources);
        mandates = List.copyOf(mandates);
        protectedPersons = List.copyOf(protectedPersons);
        relyingParties = List.copyOf(relyingParties);
        agreementModes = List.copyOf(agreementModes);
    }

    /// The set that allows nothing, in force where no other is.
    public static PolicySet none() {
        return new PolicySet(
                new PolicyVersion("none", "0".repeat(64)),
                false,
                LocalDate.EPOCH,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /// The relying party of that id, if its registration holds at the instant.
    public Optional<RelyingParty> relyingParty(String id, Instant at) {
        return relyingParties.stream()
                .filter(party -> party.id().equals(id) && party.validity().covers(at))
                .findFirst();
    }

    public Optional<DocumentType> documentType(String agency, String documentType, Instant at) {
        return documentTypes.stream()
                .filter(type -> type.agency().equals(agency)
                        && type.documentType().equals(documentType)
                        && type.validity().covers(at))
                .findFirst();
    }

    boolean startsAfter(Instant at) {
        return !new Validity(effectiveFrom, Optional.empty()).covers(at);
    }
}
