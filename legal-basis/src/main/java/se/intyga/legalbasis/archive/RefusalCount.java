package se.intyga.legalbasis.archive;

import java.time.YearMonth;
import java.util.List;
import se.intyga.legalbasis.decision.DecisionRecord;

/// How often something was refused in a month, for the same reason and on the same statutes.
///
/// @param month in UTC
public record RefusalCount(
        YearMonth month, DecisionRecord.Question question, String code, List<String> citations, long count) {
    public RefusalCount {
        citations = List.copyOf(citations);
    }
}
