package se.intyga.consent.act;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.disclosure.ActKind;
import se.intyga.legalbasis.disclosure.ActState;
import se.intyga.legalbasis.disclosure.ConsentElement;
import se.intyga.legalbasis.disclosure.DisclosureFacts;
import se.intyga.legalbasis.disclosure.EventCondition;
import se.intyga.legalbasis.disclosure.OnceOnlyCheck;
import se.intyga.legalbasis.disclosure.RecipientScope;
import se.intyga.legalbasis.disclosure.RequestFacts;
import se.intyga.legalbasis.rule.RequestedClaims;

/// An act as the rules see it: nothing of the person in it.
final class ActFacts {
    private ActFacts() {}

    static DisclosureFacts of(ActDraft draft) {
        return new DisclosureFacts(
                draft.recipients().getFirst(),
                draft.purpose(),
                draft.recipientBasis(),
                draft.kind(),
                ActState.PRESENT,
                draft.instance().isEmpty() ? EventCondition.FUTURE_EVENT : draft.condition(),
                draft.recipients().size() == 1 ? RecipientScope.THIS_RECIPIENT : RecipientScope.SEVERAL,
                draft.elements(),
                claims(draft));
    }

    static DisclosureFacts of(Act act, ActState state) {
        ActScope scope = act.scope();
        Set<ConsentElement> elements = act.kind() == ActKind.CONSENT
                ? EnumSet.allOf(ConsentElement.class)
                : EnumSet.noneOf(ConsentElement.class);
        return new DisclosureFacts(
                scope.recipient().id().value(),
                scope.purpose().code().value(),
                Optional.of(scope.recipientBasis()),
                act.kind(),
                state,
                EventCondition.NONE,
                RecipientScope.THIS_RECIPIENT,
                elements,
                List.of(new RequestedClaims(scope.credentialType(), scope.claims())));
    }

    /// The request again, as far as the act repeats it. Whether an authority checked what it already has is
    /// asked at the relying party's own door.
    static RequestFacts request(ActDraft draft, LawfulBasis basis) {
        return new RequestFacts(
                draft.recipients().getFirst(), draft.purpose(), Optional.of(basis), claims(draft), OnceOnlyCheck.DONE);
    }

    private static List<RequestedClaims> claims(ActDraft draft) {
        return List.of(new RequestedClaims(draft.credentialType(), draft.claims()));
    }
}
