package se.intyga.legalbasis.disclosure;

import java.util.List;
import java.util.Optional;
import se.intyga.legalbasis.basis.AfterDisclosure;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.Iri;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.reason.Reasons;
import se.intyga.legalbasis.rule.ConsentTerms;
import se.intyga.legalbasis.rule.RequestedClaims;
import se.intyga.legalbasis.rule.Retention;
import se.intyga.pages.Text;

/// The answer to a relying party that wants to ask.
public sealed interface RequestDecision {
    RequestCode code();

    Reasons reasons();

    /// The request may be put to a person, with these facts shown.
    ///
    /// @param kind what the person's yes will be: an approval, or a consent where consent is the ground
    /// @param warning for consent in an unequal relation: the reason and the alternative the person must see
    /// @param vocabulary the purpose in terms of the Data Privacy Vocabulary, for receipts
    record Permitted(
            Reasons reasons,
            Text recipientName,
            String organisationNumber,
            Text purpose,
            LawfulBasis basis,
            List<Citation> provisions,
            Retention retention,
            ActKind kind,
            Optional<ConsentTerms> warning,
            List<Iri> vocabulary)
            implements RequestDecision {
        public Permitted {
            provisions = List.copyOf(provisions);
            vocabulary = List.copyOf(vocabulary);
        }

        /// What the person will be able to do afterwards, which she is told before she answers.
        public AfterDisclosure after() {
            return AfterDisclosure.of(basis);
        }

        @Override
        public RequestCode code() {
            return RequestCode.PERMITTED;
        }
    }

    /// Refused before any person sees it.
    ///
    /// @param unneeded the claims outside the purpose, or with a flag it has no need for
    /// @param instead lesser claims that would do
    /// @param sentence for the relying party's developer: what to change
    record Rejected(
            RequestCode code, Reasons reasons, List<RequestedClaims> unneeded, List<LesserClaim> instead, Text sentence)
            implements RequestDecision {
        public Rejected {
            unneeded = List.copyOf(unneeded);
            instead = List.copyOf(instead);
        }
    }
}
