package se.intyga.legalbasis.rule;

import java.util.List;
import se.intyga.legalbasis.basis.AuthorityBasis;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.LawfulBasis;

/// A ground registered for a purpose, with the national provisions behind it.
public sealed interface Ground {
    LawfulBasis basis();

    List<Citation> provisions();

    /// Whether it can be relied on: a legal obligation and a public task exist only with a provision that can be looked
    /// up (GDPR Article 6(3)).
    default boolean holds() {
        return !basis().restsOnLaw() || provisions().stream().anyMatch(Citation::resolvable);
    }

    /// An authority's ground: its type has no consent (L1).
    record OfAuthority(AuthorityBasis authorityBasis, List<Citation> provisions) implements Ground {
        public OfAuthority {
            provisions = List.copyOf(provisions);
        }

        @Override
        public LawfulBasis basis() {
            return authorityBasis.lawfulBasis();
        }
    }

    /// A private party's ground.
    record OfPrivateParty(LawfulBasis basis, List<Citation> provisions) implements Ground {
        public OfPrivateParty {
            provisions = List.copyOf(provisions);
        }
    }
}
