package se.intyga.legalbasis.disclosure;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.basis.RuleId;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicySet;
import se.intyga.legalbasis.reason.Reasons;
import se.intyga.legalbasis.reason.Statutes;
import se.intyga.legalbasis.rule.Ground;
import se.intyga.legalbasis.rule.Purpose;
import se.intyga.legalbasis.rule.RelyingParty;

/// Decides whether what a person approved may go to the relying party that asked. Registration, purpose, claims and
/// ground are asked again by the rules in force now, so that what has ended or narrowed since the request closes it.
@Singleton
public final class AssessDisclosure {
    private final Policies policies;

    public AssessDisclosure(Policies policies) {
        this.policies = policies;
    }

    public DisclosureDecision assess(DisclosureFacts facts, Instant at) {
        PolicySet policy = policies.effectiveAt(at);
        Optional<RelyingParty> registered = policy.relyingParty(facts.relyingParty(), at);
        if (registered.isEmpty()) {
            return denied(DisclosureCode.VERIFIER_NOT_REGISTERED, policy);
        }
        RelyingParty party = registered.get();
        Optional<Purpose<? extends Ground>> named = party.purpose(facts.purpose(), at);
        if (named.isEmpty()) {
            return denied(DisclosureCode.PURPOSE_NOT_REGISTERED, policy);
        }
        var claims = new JudgeClaims(policy, named.get(), at);
        if (facts.claims().isEmpty() || !claims.beyond(facts.claims()).isEmpty()) {
            return denied(DisclosureCode.OVER_ASKING, policy);
        }
        boolean consent = facts.basis().filter(LawfulBasis.CONSENT::equals).isPresent();
        if (consent && !JudgeClaims.consentPossible(party, named.get())) {
            return denied(DisclosureCode.CONSENT_NOT_AVAILABLE, policy);
        }
        Optional<? extends Ground> ground = facts.basis().flatMap(named.get()::ground);
        if (ground.isEmpty()) {
            return denied(DisclosureCode.BASIS_NOT_REGISTERED, policy);
        }
        if (claims.flagged(facts.claims(), ground.get().basis()).isPresent()) {
            return denied(DisclosureCode.CLAIM_NOT_JUSTIFIED, policy);
        }
        DisclosureCode code = judgeAct(facts, ground.get(), agreementIsOn(policy, at));
        if (code != DisclosureCode.ALLOWED_ONCE) {
            return denied(code, policy);
        }
        var citations = new ArrayList<Citation>(ground.get().provisions());
        citations.add(named.get().citation());
        return new DisclosureDecision.AllowedOnce(
                facts.act(),
                ground.get().basis(),
                ground.get().provisions(),
                new Reasons(code.name(), rules(code), citations, policy.version()),
                DisclosureTexts.allowed(facts.act(), party.name()));
    }

    /// Rows 5 to 10: read from the top, the first that fits decides.
    private static DisclosureCode judgeAct(DisclosureFacts facts, Ground ground, boolean agreementIsOn) {
        switch (facts.state()) {
            case MISSING -> {
                return DisclosureCode.APPROVAL_MISSING;
            }
            case EXPIRED -> {
                return DisclosureCode.EXPIRED;
            }
            case USED -> {
                return DisclosureCode.USED;
            }
            case OTHER_INSTANCE -> {
                return DisclosureCode.INSTANCE_MISMATCH;
            }
            case PRESENT -> {}
        }
        if (facts.condition() == EventCondition.FUTURE_EVENT) {
            return DisclosureCode.FUTURE_EVENT;
        }
        if (facts.recipients() != RecipientScope.THIS_RECIPIENT) {
            return DisclosureCode.RECIPIENT_NOT_SINGLE;
        }
        if (facts.act() == ActKind.AGREEMENT && !agreementIsOn) {
            return DisclosureCode.AGREEMENT_MODE_DISABLED;
        }
        boolean onConsent = ground.basis() == LawfulBasis.CONSENT;
        if (onConsent != (facts.act() == ActKind.CONSENT)) {
            return DisclosureCode.ACT_NOT_FOR_BASIS;
        }
        if (onConsent && !facts.consentElements().containsAll(EnumSet.allOf(ConsentElement.class))) {
            return DisclosureCode.CONSENT_INCOMPLETE;
        }
        return DisclosureCode.ALLOWED_ONCE;
    }

    private static boolean agreementIsOn(PolicySet policy, Instant at) {
        return policy.disclosure().agreementModes().stream()
                .anyMatch(mode -> mode.validity().covers(at));
    }

    private static DisclosureDecision denied(DisclosureCode code, PolicySet policy) {
        List<Citation> citations = switch (code) {
            case CONSENT_NOT_AVAILABLE, CONSENT_INCOMPLETE, ACT_NOT_FOR_BASIS -> List.of(Statutes.CONSENT);
            case BASIS_NOT_REGISTERED -> List.of(Statutes.GROUND);
            case OVER_ASKING, CLAIM_NOT_JUSTIFIED -> List.of(Statutes.MINIMISATION);
            case ALLOWED_ONCE,
                    VERIFIER_NOT_REGISTERED,
                    PURPOSE_NOT_REGISTERED,
                    APPROVAL_MISSING,
                    EXPIRED,
                    USED,
                    INSTANCE_MISMATCH,
                    FUTURE_EVENT,
                    RECIPIENT_NOT_SINGLE,
                    AGREEMENT_MODE_DISABLED -> List.of();
        };
        return new DisclosureDecision.Denied(
                code, new Reasons(code.name(), rules(code), citations, policy.version()), DisclosureTexts.denied(code));
    }

    private static List<RuleId> rules(DisclosureCode code) {
        return switch (code) {
            case ALLOWED_ONCE -> Reasons.rules(13, 24);
            case VERIFIER_NOT_REGISTERED, PURPOSE_NOT_REGISTERED, BASIS_NOT_REGISTERED -> Reasons.rules(24);
            case CONSENT_NOT_AVAILABLE -> Reasons.rules(1, 14);
            case OVER_ASKING -> Reasons.rules(23);
            case CLAIM_NOT_JUSTIFIED -> List.of(RuleId.law(23), RuleId.requirement(26));
            case APPROVAL_MISSING, EXPIRED, USED -> Reasons.rules(13);
            case INSTANCE_MISMATCH -> Reasons.rules(16, 17);
            case FUTURE_EVENT -> Reasons.rules(18);
            case RECIPIENT_NOT_SINGLE -> Reasons.rules(14, 15);
            case AGREEMENT_MODE_DISABLED -> Reasons.rules(19);
            case ACT_NOT_FOR_BASIS -> Reasons.rules(13, 14, 19);
            case CONSENT_INCOMPLETE -> Reasons.rules(14);
        };
    }
}
