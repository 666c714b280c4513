package se.intyga.legalbasis.disclosure;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.intyga.formats.claims.ClaimPath;
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
        Optional<RelyingParty> registered = policy.relyingParty(facts.relyingParty(), at);
        if (registered.isEmpty()) {
            return rejected(RequestCode.VERIFIER_NOT_REGISTERED, List.of(), List.of(), policy.version());
        }
        RelyingParty party = registered.get();
        Optional<Purpose<? extends Ground>> named = party.purpose(facts.purpose(), at);
        if (named.isEmpty()) {
            return rejected(RequestCode.PURPOSE_NOT_REGISTERED, List.of(), List.of(party.citation()), policy.version());
        }
        Purpose<? extends Ground> purpose = named.get();
        List<RequestedClaims> unneeded = unneeded(facts.claims(), purpose.claimSets());
        if (!unneeded.isEmpty()) {
            return rejected(
                    RequestCode.OVER_ASKING,
                    unneeded,
                    List.of(Statutes.MINIMISATION, purpose.citation()),
                    policy.version());
        }
        boolean consent = facts.basis().filter(LawfulBasis.CONSENT::equals).isPresent();
        if (consent && !canConsent(party, purpose)) {
            return rejected(RequestCode.CONSENT_NOT_AVAILABLE, List.of(), List.of(Statutes.CONSENT), policy.version());
        }
        Optional<? extends Ground> ground = facts.basis().flatMap(purpose::ground);
        if (ground.isEmpty()) {
            return rejected(
                    RequestCode.BASIS_NOT_REGISTERED,
                    List.of(),
                    List.of(Statutes.GROUND, purpose.citation()),
                    policy.version());
        }
        if (party.legalForm() == LegalForm.PUBLIC_AUTHORITY && facts.onceOnlyCheck() == OnceOnlyCheck.NOT_DONE) {
            return rejected(
                    RequestCode.ONCE_ONLY_CHECK_MISSING, List.of(), List.of(purpose.citation()), policy.version());
        }
        return permitted(party, purpose, ground.get(), policy.version());
    }

    /// An authority never can; an employer only with a reason and an alternative that the person sees.
    private static boolean canConsent(RelyingParty party, Purpose<? extends Ground> purpose) {
        return switch (party) {
            case RelyingParty.PublicAuthority _ -> false;
            case RelyingParty.PrivateParty company ->
                !company.relation().unequal() || purpose.consentTerms().isPresent();
        };
    }

    private static RequestDecision permitted(
            RelyingParty party, Purpose<? extends Ground> purpose, Ground ground, PolicyVersion version) {
        boolean consent = ground.basis() == LawfulBasis.CONSENT;
        var citations = new ArrayList<Citation>(ground.provisions());
        citations.add(purpose.citation());
        Optional<ConsentTerms> warning = consent ? purpose.consentTerms() : Optional.empty();
        return new RequestDecision.Permitted(
                new Reasons(RequestCode.PERMITTED.name(), rules(RequestCode.PERMITTED), citations, version),
                party.name(),
                party.organisationNumber(),
                purpose.text(),
                ground.basis(),
                ground.provisions(),
                purpose.retention(),
                consent ? ActKind.CONSENT : ActKind.APPROVAL,
                warning);
    }

    private static RequestDecision rejected(
            RequestCode code, List<RequestedClaims> unneeded, List<Citation> citations, PolicyVersion version) {
        return new RequestDecision.Rejected(
                code, new Reasons(code.name(), rules(code), citations, version), unneeded, RequestTexts.of(code));
    }

    private static List<RuleId> rules(RequestCode code) {
        return switch (code) {
            case PERMITTED -> Reasons.rules(23, 24);
            case VERIFIER_NOT_REGISTERED, PURPOSE_NOT_REGISTERED, BASIS_NOT_REGISTERED -> Reasons.rules(24);
            case OVER_ASKING -> Reasons.rules(23);
            case CONSENT_NOT_AVAILABLE -> Reasons.rules(1, 14);
            case ONCE_ONLY_CHECK_MISSING -> Reasons.rules(25);
        };
    }

    /// What is asked for beyond the registered sets. A type that is not registered at all is unneeded as a whole, also
    /// when no single claim of it is asked for.
    private static List<RequestedClaims> unneeded(List<RequestedClaims> asked, List<RequestedClaims> registered) {
        var unneeded = new ArrayList<RequestedClaims>();
        for (RequestedClaims claims : asked) {
            List<RequestedClaims> sameType = registered.stream()
                    .filter(set -> set.vct().equals(claims.vct()))
                    .toList();
            List<ClaimPath> beyond = claims.paths().stream()
                    .filter(path -> sameType.stream().noneMatch(set -> covers(set, path)))
                    .toList();
            if (sameType.isEmpty() || !beyond.isEmpty()) {
                unneeded.add(new RequestedClaims(claims.vct(), beyond));
            }
        }
        return unneeded;
    }

    private static boolean covers(RequestedClaims registered, ClaimPath path) {
        return registered.paths().stream().anyMatch(wider -> wider.covers(path));
    }
}
