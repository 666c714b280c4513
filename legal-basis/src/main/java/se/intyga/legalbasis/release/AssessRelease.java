package se.intyga.legalbasis.release;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.RuleId;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicySet;
import se.intyga.legalbasis.reason.Reasons;
import se.intyga.legalbasis.reason.Statutes;
import se.intyga.legalbasis.rule.Activation;
import se.intyga.legalbasis.rule.DocumentType;
import se.intyga.legalbasis.rule.ProtectedPersons;
import se.intyga.legalbasis.rule.Route;

/// Decides on a release by the rules in force at an instant. The same facts, version and instant always give the same
/// answer.
@Singleton
public final class AssessRelease {
    private final Policies policies;

    public AssessRelease(Policies policies) {
        this.policies = policies;
    }

    public ReleaseDecision assess(ReleaseFacts facts, Instant at) {
        PolicySet policy = policies.effectiveAt(at);
        var read = new ReadSituation(policy, facts, at);
        ReleaseSituation situation = read.situation();
        ReleaseCode code = ReleaseTable.decide(situation);
        var reasons = new Reasons(code.name(), rules(code, situation, read), citations(code, read), policy.version());
        Optional<Route> route = route(code, read);
        return switch (code) {
            case ALLOWED -> new ReleaseDecision.Allowed(reasons, ReleaseTexts.of(code, Optional.empty()));
            case MANUAL_ONLY, SECRECY_UNCLEAR ->
                new ReleaseDecision.Manual(
                        code,
                        reasons,
                        ReleaseTexts.of(code, route),
                        route,
                        read.documentType()
                                .map(type -> new ReleaseDecision.ForHandler(
                                        type.guideline(), type.fourEyes(), read.manualGrounds())));
            case CONSENT_NOT_AVAILABLE,
                    NO_REQUEST,
                    ISSUER_NOT_AUTHORISED,
                    NO_DATA_MANAGER_MANDATE,
                    ELECTRONIC_FORM_NOT_SUPPORTED,
                    SECRECY ->
                new ReleaseDecision.Denied(code, reasons, ReleaseTexts.of(code, route), route, List.of());
            case SOURCE_CATEGORY_BLOCKED ->
                new ReleaseDecision.Denied(code, reasons, ReleaseTexts.of(code, route), route, read.blockedClaims());
        };
    }

    private static List<RuleId> rules(ReleaseCode code, ReleaseSituation situation, ReadSituation read) {
        return switch (code) {
            case ALLOWED ->
                read.decidedByHuman()
                        ? Stream.concat(
                                        Reasons.rules(2, 3, 4, 5, 6, 7, 9, 36).stream(),
                                        Stream.of(RuleId.requirement(34)))
                                .toList()
                        : Reasons.rules(2, 3, 4, 5, 6, 9, 36);
            case CONSENT_NOT_AVAILABLE -> Reasons.rules(1);
            case NO_REQUEST -> Reasons.rules(2);
            case ISSUER_NOT_AUTHORISED ->
                switch (situation.issuer()) {
                    case NOT_ACTIVATED -> List.of(RuleId.law(36), RuleId.requirement(49));
                    case LISTED, NOT_LISTED -> Reasons.rules(29);
                };
            case NO_DATA_MANAGER_MANDATE -> Reasons.rules(10, 11, 12);
            case ELECTRONIC_FORM_NOT_SUPPORTED -> Reasons.rules(3, 4, 8);
            case MANUAL_ONLY -> Reasons.rules(6);
            case SECRECY -> Reasons.rules(5);
            case SECRECY_UNCLEAR -> Reasons.rules(5, 7);
            case SOURCE_CATEGORY_BLOCKED -> Reasons.rules(9);
        };
    }

    private static List<Citation> citations(ReleaseCode code, ReadSituation read) {
        return switch (code) {
            case ALLOWED ->
                Stream.of(
                                List.of(Statutes.PUBLIC_DOCUMENTS),
                                read.listingCitations(),
                                read.activation().map(Activation::citation).stream()
                                        .toList(),
                                read.mandateCitations(),
                                read.formCitations(),
                                read.secrecyCitations())
                        .flatMap(List::stream)
                        .distinct()
                        .toList();
            case CONSENT_NOT_AVAILABLE -> List.of(Statutes.CONSENT);
            case NO_REQUEST -> List.of(Statutes.PUBLIC_DOCUMENTS);
            case ISSUER_NOT_AUTHORISED ->
                Stream.concat(read.listingCitations().stream(), read.activation().map(Activation::citation).stream())
                        .distinct()
                        .toList();
            case NO_DATA_MANAGER_MANDATE -> List.of();
            case ELECTRONIC_FORM_NOT_SUPPORTED ->
                Stream.concat(read.documentType().map(DocumentType::citation).stream(), read.formCitations().stream())
                        .distinct()
                        .toList();
            case MANUAL_ONLY ->
                read.protectedPersons().map(ProtectedPersons::citation).stream().toList();
            case SECRECY, SECRECY_UNCLEAR -> read.secrecyCitations();
            case SOURCE_CATEGORY_BLOCKED -> read.sourceCitations();
        };
    }

    private static Optional<Route> route(ReleaseCode code, ReadSituation read) {
        return switch (code) {
            case ALLOWED, CONSENT_NOT_AVAILABLE, NO_REQUEST -> Optional.empty();
            case ELECTRONIC_FORM_NOT_SUPPORTED -> read.documentType().map(DocumentType::paper);
            case MANUAL_ONLY ->
                read.protectedPersons()
                        .map(ProtectedPersons::contact)
                        .or(() -> read.documentType().map(DocumentType::contact));
            case ISSUER_NOT_AUTHORISED, NO_DATA_MANAGER_MANDATE, SECRECY, SECRECY_UNCLEAR, SOURCE_CATEGORY_BLOCKED ->
                read.documentType().map(DocumentType::contact);
        };
    }
}
