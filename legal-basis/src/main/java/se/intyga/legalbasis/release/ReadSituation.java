package se.intyga.legalbasis.release;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.LegalForm;
import se.intyga.legalbasis.policy.PolicySet;
import se.intyga.legalbasis.rule.Activation;
import se.intyga.legalbasis.rule.ClaimSource;
import se.intyga.legalbasis.rule.DocumentType;
import se.intyga.legalbasis.rule.ElectronicForm;
import se.intyga.legalbasis.rule.IssuerListing;
import se.intyga.legalbasis.rule.Mandate;
import se.intyga.legalbasis.rule.ProtectedPersons;
import se.intyga.legalbasis.rule.Secrecy;
import se.intyga.legalbasis.rule.SecrecyAssessment;

/// What a policy says about one release at one instant. What it does not say is read as the stricter answer.
final class ReadSituation {
    private final PolicySet policy;
    private final ReleaseFacts facts;
    private final Instant at;

    ReadSituation(PolicySet policy, ReleaseFacts facts, Instant at) {
        this.policy = policy;
        this.facts = facts;
        this.at = at;
    }

    ReleaseSituation situation() {
        return new ReleaseSituation(
                basis(),
                request(),
                issuer(),
                mandate(),
                electronicForm(),
                isProtected() && !lifted(ReleaseCode.MANUAL_ONLY)
                        ? ReleaseSituation.Person.PROTECTED
                        : ReleaseSituation.Person.NOT_PROTECTED,
                secrecyLeft(),
                facts.claims().isEmpty() || !blockedClaims().isEmpty()
                        ? ReleaseSituation.Source.BLOCKED
                        : ReleaseSituation.Source.ALLOWED);
    }

    /// What only a human being can decide here, whether or not somebody did.
    Set<ReleaseCode> manualGrounds() {
        var grounds = EnumSet.noneOf(ReleaseCode.class);
        if (isProtected()) {
            grounds.add(ReleaseCode.MANUAL_ONLY);
        }
        if (secrecy() == Secrecy.UNCLEAR) {
            grounds.add(ReleaseCode.SECRECY_UNCLEAR);
        }
        return grounds;
    }

    /// Whether an answer rests on what a case handler decided.
    boolean decidedByHuman() {
        return manualGrounds().stream().anyMatch(this::lifted);
    }

    private boolean lifted(ReleaseCode ground) {
        return facts.humanDecision().lifts(ground, at);
    }

    private boolean isProtected() {
        return facts.protectedIdentity() != ProtectedIdentity.NO;
    }

    Optional<DocumentType> documentType() {
        return policy.documentType(facts.agency(), facts.documentType(), at);
    }

    Optional<Activation> activation() {
        return policy.activation(facts.agency(), facts.documentType(), at);
    }

    Optional<ProtectedPersons> protectedPersons() {
        return policy.release().protectedPersons().stream()
                .filter(entry -> entry.agency().equals(facts.agency())
                        && entry.validity().covers(at))
                .findFirst();
    }

    List<Citation> listingCitations() {
        return listing().map(IssuerListing::citation).stream().toList();
    }

    List<Citation> formCitations() {
        return forms().stream().map(ElectronicForm::citation).toList();
    }

    List<Citation> secrecyCitations() {
        return assessments().stream().map(SecrecyAssessment::citation).toList();
    }

    List<Citation> mandateCitations() {
        return mandates().stream().map(Mandate::citation).toList();
    }

    List<Citation> sourceCitations() {
        return sources().stream()
                .filter(source -> !source.releasable())
                .filter(source -> facts.claims().stream().anyMatch(claim -> touches(source.path(), claim)))
                .map(ClaimSource::citation)
                .toList();
    }

    /// The claims that no category allows, or that a blocked category touches.
    List<ClaimPath> blockedClaims() {
        List<ClaimSource> sources = sources();
        return facts.claims().stream().filter(claim -> blocked(sources, claim)).toList();
    }

    private static boolean blocked(List<ClaimSource> sources, ClaimPath claim) {
        boolean allowed = false;
        for (ClaimSource source : sources) {
            if (!source.releasable() && touches(source.path(), claim)) {
                return true;
            }
            allowed |= source.releasable() && source.path().covers(claim);
        }
        return !allowed;
    }

    private static boolean touches(ClaimPath one, ClaimPath other) {
        return one.covers(other) || other.covers(one);
    }

    /// Only an issuer that is listed as private can be given a consent; of an unknown one the stricter is assumed.
    private ReleaseSituation.Basis basis() {
        return switch (facts.basis()) {
            case REQUEST_FOR_PUBLIC_DOCUMENT -> ReleaseSituation.Basis.REQUEST;
            case CONSENT ->
                listing()
                                .filter(issuer -> issuer.legalForm() == LegalForm.PRIVATE)
                                .isPresent()
                        ? ReleaseSituation.Basis.CONSENT_TO_PRIVATE_ISSUER
                        : ReleaseSituation.Basis.CONSENT_TO_AUTHORITY;
        };
    }

    /// An issuer is listed for a type only once the type's legal record is complete (L36, R49).
    private ReleaseSituation.Issuer issuer() {
        if (listing().isEmpty()) {
            return ReleaseSituation.Issuer.NOT_LISTED;
        }
        return policy.active(facts.agency(), facts.documentType(), at)
                ? ReleaseSituation.Issuer.LISTED
                : ReleaseSituation.Issuer.NOT_ACTIVATED;
    }

    /// A request counts for the document it names, and from when it was made.
    private ReleaseSituation.Request request() {
        return switch (facts.request()) {
            case RecordedRequest.NotMade() -> ReleaseSituation.Request.NOT_MADE;
            case RecordedRequest.Made(String documentType, Instant made, String authentication) ->
                documentType.equals(facts.documentType()) && !made.isAfter(at) && !authentication.isBlank()
                        ? ReleaseSituation.Request.MADE
                        : ReleaseSituation.Request.NOT_MADE;
        };
    }

    private ReleaseSituation.Mandate mandate() {
        return switch (facts.hosting()) {
            case Hosting.NotHosted() -> ReleaseSituation.Mandate.NOT_NEEDED;
            case Hosting.HostedBy(String operator) -> {
                if (operator.equals(facts.agency())) {
                    yield ReleaseSituation.Mandate.NOT_NEEDED;
                }
                yield mandates().isEmpty() ? ReleaseSituation.Mandate.MISSING : ReleaseSituation.Mandate.COVERS;
            }
        };
    }

    private ReleaseSituation.ElectronicForm electronicForm() {
        List<ElectronicForm> forms = forms();
        if (forms.stream().anyMatch(form -> form.validity().covers(at))) {
            return ReleaseSituation.ElectronicForm.SUPPORTED;
        }
        return forms.stream().anyMatch(form -> form.validity().endedBefore(at))
                ? ReleaseSituation.ElectronicForm.EXPIRED
                : ReleaseSituation.ElectronicForm.ABSENT;
    }

    /// A case handler decides on what is unclear, never on what is secret.
    private Secrecy secrecyLeft() {
        Secrecy secrecy = secrecy();
        return secrecy == Secrecy.UNCLEAR && lifted(ReleaseCode.SECRECY_UNCLEAR) ? Secrecy.NONE : secrecy;
    }

    /// Without an assessment by the agency nothing is clear.
    private Secrecy secrecy() {
        return assessments().stream()
                .map(SecrecyAssessment::secrecy)
                .reduce(Secrecy::and)
                .orElse(Secrecy.UNCLEAR)
                .and(facts.caseSecrecy());
    }

    private Optional<IssuerListing> listing() {
        return policy.release().issuers().stream()
                .filter(issuer -> issuer.agency().equals(facts.agency())
                        && issuer.documentType().equals(facts.documentType())
                        && issuer.validity().covers(at))
                .findFirst();
    }

    private List<ElectronicForm> forms() {
        return policy.release().electronicForms().stream()
                .filter(form -> form.agency().equals(facts.agency())
                        && form.documentType().equals(facts.documentType())
                        && form.medium() == facts.medium()
                        && form.recipient() == facts.recipient())
                .toList();
    }

    private List<SecrecyAssessment> assessments() {
        return policy.release().secrecyAssessments().stream()
                .filter(entry -> entry.agency().equals(facts.agency())
                        && entry.documentType().equals(facts.documentType())
                        && entry.validity().covers(at))
                .toList();
    }

    private List<Mandate> mandates() {
        if (!(facts.hosting() instanceof Hosting.HostedBy(String operator))) {
            return List.of();
        }
        return policy.release().mandates().stream()
                .filter(mandate -> mandate.operator().equals(operator)
                        && mandate.agency().equals(facts.agency())
                        && mandate.documentTypes().contains(facts.documentType())
                        && mandate.validity().covers(at))
                .toList();
    }

    private List<ClaimSource> sources() {
        return policy.release().claimSources().stream()
                .filter(source -> source.agency().equals(facts.agency())
                        && source.documentType().equals(facts.documentType())
                        && source.validity().covers(at))
                .toList();
    }
}
