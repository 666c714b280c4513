package se.intyga.consent.act;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import se.intyga.legalbasis.disclosure.ActState;
import se.intyga.legalbasis.disclosure.AssessDisclosure;
import se.intyga.legalbasis.disclosure.AssessRequest;
import se.intyga.legalbasis.disclosure.DisclosureDecision;
import se.intyga.legalbasis.disclosure.RequestDecision;
import se.intyga.legalbasis.policy.Policies;

/// Puts an act to the rules: first when it is made, then again when it is used. This room decides nothing of
/// its own.
@Singleton
final class AskRules {
    private final AssessDisclosure assessDisclosure;
    private final AssessRequest assessRequest;
    private final Policies policies;
    private final Clock clock;

    AskRules(AssessDisclosure assessDisclosure, AssessRequest assessRequest, Policies policies, Clock clock) {
        this.assessDisclosure = assessDisclosure;
        this.assessRequest = assessRequest;
        this.policies = policies;
        this.clock = clock;
    }

    sealed interface Answer {
        record Yes(DisclosureDecision.AllowedOnce allowed, RequestDecision.Permitted permitted, Instant at)
                implements Answer {}

        record No(ActRefusal refusal) implements Answer {}
    }

    Answer mayBeMade(ActDraft draft) {
        Instant now = clock.instant();
        if (draft.recipients().isEmpty()
                || draft.recipients().stream().anyMatch(recipient -> recipient.indexOf('*') >= 0)) {
            return new Answer.No(ActRefusal.recipientNotSingle());
        }
        return switch (assessDisclosure.assess(ActFacts.of(draft), now)) {
            case DisclosureDecision.Denied denied -> new Answer.No(ActRefusal.of(denied));
            case DisclosureDecision.AllowedOnce allowed ->
                switch (assessRequest.assess(ActFacts.request(draft, allowed.basis()), now)) {
                    case RequestDecision.Rejected rejected -> new Answer.No(ActRefusal.of(rejected));
                    case RequestDecision.Permitted permitted -> new Answer.Yes(allowed, permitted, now);
                };
        };
    }

    /// Why it may not be used in that state; nothing when it may.
    Optional<ActRefusal> hindersUse(Act act, ActState state) {
        return switch (assessDisclosure.assess(ActFacts.of(act, state), clock.instant())) {
            case DisclosureDecision.Denied denied -> Optional.of(ActRefusal.of(denied));
            case DisclosureDecision.AllowedOnce _ -> Optional.empty();
        };
    }

    boolean expired(Act act) {
        return !clock.instant().isBefore(act.scope().expiresAt());
    }

    /// Precondition: the rules allowed an agreement at that instant.
    String agreementDecision(Instant at) {
        return policies.effectiveAt(at).disclosure().agreementModes().stream()
                .filter(mode -> mode.validity().covers(at))
                .findFirst()
                .orElseThrow()
                .legalDecisionReference();
    }
}
