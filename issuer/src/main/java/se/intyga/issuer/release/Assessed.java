package se.intyga.issuer.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.intyga.issuer.manual.CaseId;
import se.intyga.legalbasis.decision.DecisionRecord;
import se.intyga.legalbasis.reason.Reasons;
import se.intyga.legalbasis.release.ReleaseDecision;
import se.intyga.pages.Text;

/// What source and law together say about one release.
public sealed interface Assessed {
    /// May be released: these claims.
    ///
    /// @param record the decision with its facts, to be kept
    /// @param standing the case handler's decision it rests on, to be taken when the release is made; good once
    record Allowed(
            ObjectNode claims, Instant retrievedAt, Reasons reasons, DecisionRecord record, Optional<CaseId> standing)
            implements Assessed {
        @Override
        public String toString() {
            return "Allowed[hidden]";
        }
    }

    /// Not without a case handler of the agency: the request can wait for one (R34).
    ///
    /// @param record the decision with its facts, to be kept
    record Unclear(ReleaseDecision.Manual decision, ReleaseDecision.ForHandler forHandler, DecisionRecord record)
            implements Assessed {}

    /// Not.
    ///
    /// @param record the decision with its facts, to be kept
    record Refused(ReleaseDecision decision, DecisionRecord record) implements Assessed {}

    /// The agency has no such record about the person: there is nothing to certify (UC1).
    ///
    /// @param record what the law's table said before the source was asked, to be kept: nothing stood against it
    record NoRecord(String code, Text told, DecisionRecord record) implements Assessed {}

    record SourceUnavailable() implements Assessed {}

    /// For the ledger and the API: the reason codes.
    static List<String> codes(Assessed assessed) {
        return switch (assessed) {
            case Allowed allowed -> List.of(allowed.reasons().code());
            case Unclear unclear -> List.of(unclear.decision().code().name());
            case Refused(ReleaseDecision decision, DecisionRecord _) ->
                List.of(decision.code().name());
            case NoRecord none -> List.of(none.code());
            case SourceUnavailable() -> List.of("SOURCE_UNAVAILABLE");
        };
    }
}
