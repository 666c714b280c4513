package se.intyga.legalbasis.rule;

import java.util.List;
import java.util.Optional;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.basis.Validity;
import se.intyga.pages.Text;

/// What a relying party may ask for, why, on which grounds, and how long it keeps it (L23, L24).
public record Purpose<G extends Ground>(
        String id,
        Text text,
        List<G> grounds,
        List<RequestedClaims> claimSets,
        Retention retention,
        Optional<ConsentTerms> consentTerms,
        Citation citation,
        Validity validity) {
    public Purpose {
        grounds = List.copyOf(grounds);
        claimSets = List.copyOf(claimSets);
    }

    public Optional<G> ground(LawfulBasis basis) {
        return grounds.stream().filter(ground -> ground.basis() == basis).findFirst();
    }
}
