package se.intyga.legalbasis.disclosure;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.basis.LegalForm;
import se.intyga.legalbasis.basis.RuleId;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicySet;
import se.intyga.legalbasis.policy.PolicyVersion;
import se.intyga.legalbasis.reason.Reasons;
import se.intyga.legalbasis.reason.Statutes;
import se.intyga.legalbasis.rule.ConsentTerms;
import se.intyga.legalbasis.rule.Ground;
import se.intyga.legalbasis.rule.Purpose;
import se.intyga.legalbasis.rule.RelyingParty;
import se.intyga.legalbasis.rule.RequestedClaims;

/// Decides whether a relying party may put a request to a person, before any person sees it. Read from the top, the
/// first row that fits decides.
@Singleton
public final class AssessRequest {
    private final Policies policies;

    public AssessRequest(Policies policies) {
        this.policies = policies;
    }

    public RequestDecision assess(RequestFacts facts, Instant at) {
        PolicySet policy = policies.effectiveAt(at);
        PolicyVersion version = policy.version();
        Optional<RelyingParty> registered = policy.relyingParty(facts.relyingParty(), at);
        if (registered.isEmpty()) {
            return rejected(RequestCode.VERIFIER_NOT_REGISTERED, List.of(), version);
        }
        RelyingParty party = registered.get();
        Optional<Purpose<? extends Ground>> named = party.purpose(facts.purpose(), at);
        if (named.isEmpty()) {
            return rejected(RequestCode.PURPOSE_NOT_REGISTERED, List.of(party.citation()), version);
        }
        Purpose<? extends Ground> purpose = named.get();
        var claims = new JudgeClaims(policy, purpose, at);
        List<RequestedClaims> beyond = claims.beyond(facts.claims());
        if (!beyond.isEmpty()) {
            return rejected(
                    RequestCode.OVER_ASKING,
                    List.of(Statutes.MINIMISATION, purpose.citation()),
                    version,
                    beyond,
                    claims.instead(beyond));
        }
        boolean consent = facts.basis().filter(LawfulBasis.CONSENT::equals).isPresent();
        if (consent && !JudgeClaims.consentPossible(party, purpose)) {
            return rejected(RequestCode.CONSENT_NOT_AVAILABLE, List.of(Statutes.CONSENT), version);
        }
        Optional<? extends Ground> ground = facts.basis().flatMap(purpose::ground);
        if (ground.isEmpty()) {
            return rejected(RequestCode.BASIS_NOT_REGISTERED, List.of(Statutes.GROUND, purpose.citation()), version);
        }
        if (party.legalForm() == LegalForm.PUBLIC_AUTHORITY && facts.onceOnlyCheck() == OnceOnlyCheck.NOT_DONE) {
            return rejected(RequestCode.ONCE_ONLY_CHECK_MISSING, List.of(purpose.citation()), version);
        }
        return claims.flagged(facts.claims(), ground.get().basis())
                .map(flagged -> flagged(flagged, claims, purpose, version))
                .orElseGet(() -> permitted(party, purpose, ground.get(), version));
    }

    private static RequestDecision flagged(
            JudgeClaims.Flagged flagged, JudgeClaims claims, Purpose<? extends Ground> purpose, PolicyVersion version) {
        RequestCode code = RequestCode.of(flagged.flag());
        return rejected(
                code,
                Stream.concat(Statutes.behind(flagged.flag()).stream(), Stream.of(purpose.citation()))
                        .toList(),
                version,
                flagged.claims(),
                claims.instead(flagged.claims()));
    }

    private static RequestDecision permitted(
            RelyingParty party, Purpose<? extends Ground> purpose, Ground ground, PolicyVersion version) {
        boolean consent = ground.basis() == LawfulBasis.CONSENT;
        var citations = new ArrayList<Citation>(ground.provisions());
        citations.add(purpose.citation());
        purpose.needs().forEach(need -> citations.add(need.citation()));
        Optional<ConsentTerms> warning = consent ? purpose.consentTerms() : Optional.empty();
        return new RequestDecision.Permitted(
                new Reasons(
                        RequestCode.PERMITTED.name(),
                        rules(RequestCode.PERMITTED),
                        citations.stream().distinct().toList(),
                        version),
                party.name(),
                party.organisationNumber(),
                purpose.text(),
                ground.basis(),
                ground.provisions(),
                purpose.retention(),
                consent ? ActKind.CONSENT : ActKind.APPROVAL,
                warning,
                purpose.vocabulary());
    }

    private static RequestDecision rejected(RequestCode code, List<Citation> citations, PolicyVersion version) {
        return rejected(code, citations, version, List.of(), List.of());
    }

    private static RequestDecision rejected(
            RequestCode code,
            List<Citation> citations,
            PolicyVersion version,
            List<RequestedClaims> unneeded,
            List<LesserClaim> instead) {
        return new RequestDecision.Rejected(
                code,
                new Reasons(code.name(), rules(code), citations, version),
                unneeded,
                instead,
                RequestTexts.of(code, instead));
    }

    private static List<RuleId> rules(RequestCode code) {
        return switch (code) {
            case PERMITTED -> Reasons.rules(23, 24);
            case VERIFIER_NOT_REGISTERED, PURPOSE_NOT_REGISTERED, BASIS_NOT_REGISTERED -> Reasons.rules(24);
            case OVER_ASKING -> Reasons.rules(23);
            case CONSENT_NOT_AVAILABLE -> Reasons.rules(1, 14);
            case ONCE_ONLY_CHECK_MISSING -> Reasons.rules(25);
            case IDENTITY_NUMBER_NOT_JUSTIFIED -> List.of(RuleId.law(23), RuleId.requirement(26));
            case HANDLER_NOTE_NOT_PERMITTED -> Reasons.rules(9, 23);
            case SPECIAL_CATEGORY_NOT_PERMITTED, CRIMINAL_OFFENCE_NOT_PERMITTED -> Reasons.rules(23, 24);
            case PROTECTED_DATA_NOT_JUSTIFIED -> Reasons.rules(6, 23);
        };
    }
}
