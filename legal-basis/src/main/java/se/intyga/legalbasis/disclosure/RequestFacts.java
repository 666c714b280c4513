package se.intyga.legalbasis.disclosure;

import java.util.List;
import java.util.Optional;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.rule.RequestedClaims;

/// What a relying party wants to ask a person for, before any person sees it.
///
/// @param basis the ground it states; empty when it stated none or one that does not exist
public record RequestFacts(
        String relyingParty,
        String purpose,
        Optional<LawfulBasis> basis,
        List<RequestedClaims> claims,
        OnceOnlyCheck onceOnlyCheck) {
    public RequestFacts {
        claims = List.copyOf(claims);
    }
}
