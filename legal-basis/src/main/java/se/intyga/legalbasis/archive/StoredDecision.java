package se.intyga.legalbasis.archive;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;
import se.intyga.legalbasis.decision.DecisionRecord;

/// One row: the record, and what of it is repeated so that refusals can be counted.
///
/// @param month in UTC, as `2026-11`
/// @param citations one a line; empty when the decision cites none
record StoredDecision(
        DecisionId id, String record, String question, String code, boolean refused, String month, String citations) {
    /// The codes of the three tables that let something go.
    private static final Set<String> ALLOWING = Set.of("ALLOWED", "PERMITTED", "ALLOWED_ONCE");

    static StoredDecision of(DecisionRecord record) {
        return new StoredDecision(
                DecisionId.of(record),
                record.toJson(),
                record.question().name(),
                record.code(),
                !ALLOWING.contains(record.code()),
                YearMonth.from(record.at().atOffset(ZoneOffset.UTC)).toString(),
                String.join("\n", record.citations()));
    }

    /// Whether the row is what was once kept under this id: every column follows from the record, and the id commits
    /// to the record.
    boolean holds() {
        return DecisionId.ofJson(record).equals(id)
                && DecisionRecord.parse(record)
                        .filter(parsed -> of(parsed).equals(this))
                        .isPresent();
    }
}
