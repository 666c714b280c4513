package se.intyga.legalbasis.disclosure;

import java.util.List;
import se.intyga.legalbasis.basis.AfterDisclosure;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.reason.OutsideAnswer;
import se.intyga.legalbasis.reason.Reasons;
import se.intyga.pages.Text;

/// The answer to one disclosure.
public sealed interface DisclosureDecision {
    DisclosureCode code();

    Reasons reasons();

    Text toldToPerson();

    OutsideAnswer toldOutside();

    /// May go, once, to this recipient. Logged as that kind of act, with the recipient's own ground beside it.
    record AllowedOnce(ActKind kind, LawfulBasis basis, List<Citation> provisions, Reasons reasons, Text toldToPerson)
            implements DisclosureDecision {
        public AllowedOnce {
            provisions = List.copyOf(provisions);
        }

        /// What the person can do now, for the receipt and the history.
        public AfterDisclosure after() {
            return AfterDisclosure.of(basis);
        }

        @Override
        public DisclosureCode code() {
            return DisclosureCode.ALLOWED_ONCE;
        }

        @Override
        public OutsideAnswer toldOutside() {
            return OutsideAnswer.AVAILABLE;
        }
    }

    /// Nothing goes.
    record Denied(DisclosureCode code, Reasons reasons, Text toldToPerson) implements DisclosureDecision {
        @Override
        public OutsideAnswer toldOutside() {
            return OutsideAnswer.NOT_AVAILABLE;
        }
    }
}
