package se.intyga.consent.act;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.disclosure.ActKind;
import se.intyga.legalbasis.disclosure.ConsentElement;
import se.intyga.legalbasis.disclosure.EventCondition;

/// An act as the person wants to make it, before it is judged. It can hold what no act can, so that the refusal
/// can say what was wrong.
///
/// @param recipients as they were named, which may be several or everybody
/// @param instance empty when the credential does not exist yet
/// @param elements which elements of a consent are there
public record ActDraft(
        ActKind kind,
        List<String> recipients,
        String purpose,
        Optional<LawfulBasis> recipientBasis,
        String credentialType,
        List<ClaimPath> claims,
        String requestDigest,
        Optional<CredentialInstance> instance,
        EventCondition condition,
        TextShown textShown,
        Set<ConsentElement> elements,
        Instant expiresAt) {
    public ActDraft {
        recipients = List.copyOf(recipients);
        claims = List.copyOf(claims);
        elements = Set.copyOf(elements);
    }

    @Override
    public String toString() {
        return "ActDraft[hidden]";
    }
}
