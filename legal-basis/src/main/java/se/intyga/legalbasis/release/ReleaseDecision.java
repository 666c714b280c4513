package se.intyga.legalbasis.release;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /// What a case handler needs to decide (R34, L7).
    ///
    /// @param guideline the agency's own, shown before anything is decided
    /// @param fourEyes a second case handler confirms
    /// @param grounds all that the table leaves to a human being here, not only the first of them
    record ForHandler(String guideline, boolean fourEyes, Set<ReleaseCode> grounds) {
        public ForHandler {
            grounds = Set.copyOf(grounds);
        }
    }

    /// Nothing is released unless a case handler decides so, with the guideline shown.
    ///
    /// @param forHandler absent when the document type has no entry in force: no guideline to decide by, and
    ///     nothing to wait for
    record Manual(
            ReleaseCode code,
            Reasons reasons,
            Text toldToPerson,
            Optional<Route> route,
            Optional<ForHandler> forHandler)
            implements ReleaseDecision {
        public Optional<String> guideline() {
            return forHandler.map(ForHandler::guideline);
        }

        @Override
        public OutsideAnswer toldOutside() {
            return OutsideAnswer.NOT_AVAILABLE;
        }
    }
}
