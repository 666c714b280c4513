package se.intyga.legalbasis.rule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.LegalForm;
import se.intyga.legalbasis.basis.Validity;
import se.intyga.pages.Text;

/// An organisation that may ask people for credentials, with its registered purposes.
public sealed interface RelyingParty {
    String id();

    Text name();

    String organisationNumber();

    Citation citation();

    Validity validity();

    List<? extends Purpose<? extends Ground>> purposes();

    LegalForm legalForm();

    /// The purpose of that id, if it holds at the instant.
    default Optional<Purpose<? extends Ground>> purpose(String id, Instant at) {
        for (Purpose<? extends Ground> purpose : purposes()) {
            if (purpose.id().equals(id) && purpose.validity().covers(at)) {
                return Optional.of(purpose);
            }
        }
        return Optional.empty();
    }

    /// A public authority: none of its purposes can rest on consent (L1).
    record PublicAuthority(
            String id,
            Text name,
            String organisationNumber,
            List<Purpose<Ground.OfAuthority>> purposes,
            Citation citation,
            Validity validity)
            implements RelyingParty {
        public PublicAuthority {
            purposes = List.copyOf(purposes);
        }

        @Override
        public LegalForm legalForm() {
            return LegalForm.PUBLIC_AUTHORITY;
        }
    }

    /// A company, fund or association.
    record PrivateParty(
            String id,
            Text name,
            String organisationNumber,
            Relation relation,
            List<Purpose<Ground.OfPrivateParty>> purposes,
            Citation citation,
            Validity validity)
            implements RelyingParty {
        public PrivateParty {
            purposes = List.copyOf(purposes);
        }

        @Override
        public LegalForm legalForm() {
            return LegalForm.PRIVATE;
        }
    }
}
