package se.intyga.legalbasis.release;

import java.util.List;
import java.util.Optional;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.legalbasis.reason.OutsideAnswer;
import se.intyga.legalbasis.reason.Reasons;
import se.intyga.legalbasis.rule.Route;
import se.intyga.pages.Text;

/// The answer to one release. There is no default: what no rule allows is denied.
public sealed interface ReleaseDecision {
    ReleaseCode code();

    Reasons reasons();

    /// For the person, who may know: what was decided and what to do now.
    Text toldToPerson();

    /// For everybody else.
    OutsideAnswer toldOutside();

    /// The agency may release all the claims that were asked about.
    record Allowed(Reasons reasons, Text toldToPerson) implements ReleaseDecision {
        @Override
        public ReleaseCode code() {
            return ReleaseCode.ALLOWED;
        }

        @Override
        public OutsideAnswer toldOutside() {
            return OutsideAnswer.AVAILABLE;
        }
    }

    /// Nothing is released.
    ///
    /// @param route the paper or contact route that stays open
    /// @param blockedClaims the claims that stand in the way, for [ReleaseCode#SOURCE_CATEGORY_BLOCKED];
    ///     the rest can be asked about anew with [ReleaseFacts#without]
    record Denied(
            ReleaseCode code, Reasons reasons, Text toldToPerson, Optional<Route> route, List<ClaimPath> blockedClaims)
            implements ReleaseDecision {
        public Denied {
            blockedClaims = List.copyOf(blockedClaims);
        }

        @Override
        public OutsideAnswer toldOutside() {
            return OutsideAnswer.NOT_AVAILABLE;
        }
    }

    /// Nothing is released unless a case handler decides so, with the guideline shown.
    record Manual(
            ReleaseCode code, Reasons reasons, Text toldToPerson, Optional<Route> route, Optional<String> guideline)
            implements ReleaseDecision {
        @Override
        public OutsideAnswer toldOutside() {
            return OutsideAnswer.NOT_AVAILABLE;
        }
    }
}
