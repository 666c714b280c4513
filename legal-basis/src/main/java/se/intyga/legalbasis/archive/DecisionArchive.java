package se.intyga.legalbasis.archive;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import se.intyga.legalbasis.decision.DecisionRecord;
import se.intyga.legalbasis.rule.Whose;

/// The decisions that were acted on. A decision is kept before anything is done or written on the ground of it;
/// its row never changes, and goes as a whole when its time is over.
@Singleton
public final class DecisionArchive {
    private static final String COLUMNS = "id, record, question, code, refused, month, citations";

    private static final String OLD = """
            SELECT id FROM legal_basis.decision WHERE month < :month
            AND (:whose = 'of') = (coalesce(record::jsonb #>> '{facts,agency}', '') = ANY (string_to_array(:agencies, ',')))
            LIMIT :limit""";

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

    /// How many decisions of months before this one there are, at most `limit`. Those about a release belong to the
    /// agency that decided, others to none.
    public int overdue(Handle handle, Whose whose, YearMonth month, int limit) {
        return old(handle.createQuery("SELECT count(*) FROM (" + OLD + ") AS old"), whose, month, limit)
                .mapTo(Integer.class)
                .one();
    }

    /// Lets go of at most `limit` of them, in the caller's transaction; says how many. They cannot be replayed then.
    public int dispose(Handle handle, Whose whose, YearMonth month, int limit) {
        return old(
                        handle.createUpdate("DELETE FROM legal_basis.decision WHERE id IN (" + OLD + ")"),
                        whose,
                        month,
                        limit)
                .execute();
    }

    private static <S extends SqlStatement<S>> S old(S statement, Whose whose, YearMonth month, int limit) {
        switch (whose) {
            case Whose.Of(String agency) -> statement.bind("whose", "of").bind("agencies", agency);
            case Whose.AllBut(var agencies) ->
                statement.bind("whose", "all but").bind("agencies", String.join(",", agencies));
        }
        return statement.bind("month", month.toString()).bind("limit", limit);
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
