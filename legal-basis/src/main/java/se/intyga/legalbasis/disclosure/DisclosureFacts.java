package se.intyga.legalbasis.disclosure;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.rule.RequestedClaims;

/// What is known when a presentation is about to be disclosed to a relying party. Nothing in it tells who the person
/// is.
///
/// @param basis the ground the relying party's request stated
/// @param act what kind of act the person made, and in what state it is
/// @param consentElements which elements of a consent were there; empty for an approval
/// @param claims what would go, as paths; the purpose must still be registered for all of it
public record DisclosureFacts(
        String relyingParty,
        String purpose,
        Optional<LawfulBasis> basis,
        ActKind act,
        ActState state,
        EventCondition condition,
        RecipientScope recipients,
        Set<ConsentElement> consentElements,
        List<RequestedClaims> claims) {
    public DisclosureFacts {
        consentElements = Set.copyOf(consentElements);
        claims = List.copyOf(claims);
    }

    /// An unused approval of exactly this transfer, as the person's wallet gives it by answering this request.
    public static DisclosureFacts approved(
            String relyingParty, String purpose, LawfulBasis basis, List<RequestedClaims> claims) {
        return new DisclosureFacts(
                relyingParty,
                purpose,
                Optional.of(basis),
                ActKind.APPROVAL,
                ActState.PRESENT,
                EventCondition.NONE,
                RecipientScope.THIS_RECIPIENT,
                Set.of(),
                claims);
    }

    /// A consent with every element that makes it one.
    public static DisclosureFacts consented(String relyingParty, String purpose, List<RequestedClaims> claims) {
        return new DisclosureFacts(
                relyingParty,
                purpose,
                Optional.of(LawfulBasis.CONSENT),
                ActKind.CONSENT,
                ActState.PRESENT,
                EventCondition.NONE,
                RecipientScope.THIS_RECIPIENT,
                EnumSet.allOf(ConsentElement.class),
                claims);
    }
}
