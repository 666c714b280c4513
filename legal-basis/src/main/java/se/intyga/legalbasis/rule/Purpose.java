package se.intyga.legalbasis.rule;

import java.util.List;
import java.util.Optional;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.Iri;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.basis.Validity;
import se.intyga.pages.Text;

/// What a relying party may ask for, why, on which grounds, and how long it keeps it (L23, L24).
///
/// @param needs why flagged claims are needed; a flag without its need stays closed
/// @param vocabulary the purpose in terms of the Data Privacy Vocabulary, for receipts
public record Purpose<G extends Ground>(
        String id,
        Text text,
        List<G> grounds,
        List<RequestedClaims> claimSets,
        List<ClaimNeed> needs,
        List<Iri> vocabulary,
        Retention retention,
        Optional<ConsentTerms> consentTerms,
        Citation citation,
        Validity validity) {
    public Purpose {
        grounds = List.copyOf(grounds);
        claimSets = List.copyOf(claimSets);
        needs = List.copyOf(needs);
        vocabulary = vocabulary.isEmpty() ? List.of(Iri.dpv("Purpose")) : List.copyOf(vocabulary);
    }

    /// The registered ground of that kind, if it can be relied on.
    public Optional<G> ground(LawfulBasis basis) {
        return grounds.stream()
                .filter(ground -> ground.basis() == basis && ground.holds())
                .findFirst();
    }
}
