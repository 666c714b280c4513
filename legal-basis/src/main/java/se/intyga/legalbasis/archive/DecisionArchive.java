package se.intyga.legalbasis.archive;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import se.intyga.legalbasis.decision.DecisionRecord;

/// The decisions that were acted on. Rows are only added; a decision is kept before anything is done or written on
/// the ground of it.
@Singleton
public final class DecisionArchive {
    private static final String COLUMNS = "id, record, question, code, refused, month, citations";

    private final Jdbi jdbi;

    public DecisionArchive(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Keeps the record. Keeping it again, on any replica, changes nothing: equal records have the same id.
    public DecisionId keep(DecisionRecord record) {
        StoredDecision stored = StoredDecision.of(record);
        jdbi.useHandle(handle -> handle.createUpdate("INSERT INTO legal_basis.decision (" + COLUMNS
                        + ") VALUES (:id, :record, :question, :code, :refused, :month, :citations)"
                        + " ON CONFLICT (id) DO NOTHING")
                .bind("id", stored.id().bytes())
                .bind("record", stored.record())
                .bind("question", stored.question())
                .bind("code", stored.code())
                .bind("refused", stored.refused())
                .bind("month", stored.month())
                .bind("citations", stored.citations())
                .execute());
        return stored.id();
    }

    /// The decision of that id, if its row holds what the id commits to.
    public Optional<DecisionRecord> find(DecisionId id) {
        return stored(id).filter(StoredDecision::holds).flatMap(stored -> DecisionRecord.parse(stored.record()));
    }

    /// The refusals of all months before this one, counted.
    public List<RefusalCount> refusalsBefore(YearMonth month) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT month, question, code, citations, count(*) AS number FROM legal_basis.decision
                        WHERE refused AND month < :month GROUP BY month, question, code, citations
                        ORDER BY month, question, code, citations""")
                .bind("month", month.toString())
                .map((row, _) -> new RefusalCount(
                        YearMonth.parse(row.getString("month")),
                        DecisionRecord.Question.valueOf(row.getString("question")),
                        row.getString("code"),
                        row.getString("citations").lines().toList(),
                        row.getLong("number")))
                .list());
    }

    Optional<StoredDecision> stored(DecisionId id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT " + COLUMNS + " FROM legal_basis.decision WHERE id = :id")
                        .bind("id", id.bytes())
                        .map((row, _) -> read(row))
                        .findOne());
    }

    /// The next rows in the order of their ids.
    List<StoredDecision> after(Optional<DecisionId> last, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT " + COLUMNS + " FROM legal_basis.decision WHERE id > :last ORDER BY id LIMIT :limit")
                .bind("last", last.map(DecisionId::bytes).orElse(new byte[0]))
                .bind("limit", limit)
                .map((row, _) -> read(row))
                .list());
    }

    private static StoredDecision read(ResultSet row) throws SQLException {
        return new StoredDecision(
                DecisionId.of(row.getBytes("id")),
                row.getString("record"),
                row.getString("question"),
                row.getString("code"),
                row.getBoolean("refused"),
                row.getString("month"),
                row.getString("citations"));
    }
}
