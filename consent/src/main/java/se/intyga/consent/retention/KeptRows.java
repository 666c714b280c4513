package se.intyga.consent.retention;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import se.intyga.legalbasis.rule.RecordType;
import se.intyga.legalbasis.rule.Whose;

/// Rows of one table that go by their age, with the rows of other tables that hang on them. Names of tables and columns
/// are words of the program.
public final class KeptRows implements RecordKeeper {
    private enum Reckoned {
        FROM_A_DAY,
        FROM_A_TIME
    }

    private record Hanging(String table, String column) {}

    private record Rows(String table, String key, String from, Reckoned reckoned, String agency, String condition) {
        Rows withAgency(String column) {
            return new Rows(table, key, from, reckoned, column, condition);
        }

        Rows withCondition(String only) {
            return new Rows(table, key, from, reckoned, agency, only);
        }
    }

    private final String name;
    private final RecordType type;
    private final Rows rows;
    private final List<Hanging> hanging;

    private KeptRows(String name, RecordType type, Rows rows, List<Hanging> hanging) {
        this.name = name;
        this.type = type;
        this.rows = rows;
        this.hanging = List.copyOf(hanging);
    }

    /// Rows that are reckoned from a day.
    ///
    /// @param table schema first
    /// @param key the columns of its primary key
    /// @param day a column of type `date`
    public static KeptRows fromDay(String name, RecordType type, String table, String key, String day) {
        return of(name, type, table, key, day, Reckoned.FROM_A_DAY);
    }

    /// Rows that are reckoned from a time.
    ///
    /// @param time a column of type `timestamptz`
    public static KeptRows fromTime(String name, RecordType type, String table, String key, String time) {
        return of(name, type, table, key, time, Reckoned.FROM_A_TIME);
    }

    private static KeptRows of(String name, RecordType type, String table, String key, String from, Reckoned reckoned) {
        return new KeptRows(name, type, new Rows(table, key, from, reckoned, "NULL::text", "true"), List.of());
    }

    /// The column, or expression, that says which agency's record a row is.
    public KeptRows ofAgency(String column) {
        return new KeptRows(name, type, rows.withAgency(column), hanging);
    }

    /// What must also hold for a row to go.
    public KeptRows only(String condition) {
        return new KeptRows(name, type, rows.withCondition(condition), hanging);
    }

    /// Rows of another table that go with it. Precondition: the key is one column.
    public KeptRows with(String table, String column) {
        List<Hanging> more = new ArrayList<>(hanging);
        more.add(new Hanging(table, column));
        return new KeptRows(name, type, rows, more);
    }

    @Override
    public RecordType type() {
        return type;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> tables() {
        List<String> tables = new ArrayList<>(List.of(rows.table()));
        hanging.forEach(more -> tables.add(more.table()));
        return tables;
    }

    @Override
    public int overdue(Handle handle, Old old, int limit) {
        return bound(handle.createQuery("SELECT count(*) FROM (" + tooOld() + ") AS old"), old, limit)
                .mapTo(Integer.class)
                .one();
    }

    /// In one statement, so that references between the tables hold at its end. A row that somebody is changing is left
    /// for the next round.
    @Override
    public int dispose(Handle handle, Old old, int limit) {
        StringBuilder statement = new StringBuilder("WITH old AS (" + tooOld() + " FOR UPDATE SKIP LOCKED)");
        for (int i = 0; i < hanging.size(); i++) {
            Hanging more = hanging.get(i);
            statement.append(", hanging%d AS (DELETE FROM %s WHERE %s IN (SELECT %s FROM old))"
                    .formatted(i, more.table(), more.column(), rows.key()));
        }
        statement.append(
                " DELETE FROM %s WHERE (%s) IN (SELECT %s FROM old)".formatted(rows.table(), rows.key(), rows.key()));
        return bound(handle.createUpdate(statement.toString()), old, limit).execute();
    }

    private String tooOld() {
        return "SELECT " + rows.key() + " FROM " + rows.table() + " WHERE " + rows.from() + " < :before AND (:mine ="
                + " (coalesce(" + rows.agency() + ", '') = ANY (string_to_array(:agencies, ',')))) AND ("
                + rows.condition() + ") LIMIT :limit";
    }

    private <S extends SqlStatement<S>> S bound(S statement, Old old, int limit) {
        switch (rows.reckoned()) {
            case FROM_A_DAY -> statement.bind("before", old.day());
            case FROM_A_TIME -> statement.bind("before", old.before().atOffset(ZoneOffset.UTC));
        }
        switch (old.whose()) {
            case Whose.Of(String agency) -> statement.bind("mine", true).bind("agencies", agency);
            case Whose.AllBut(var agencies) ->
                statement.bind("mine", false).bind("agencies", String.join(",", agencies));
        }
        return statement.bind("limit", limit);
    }
}
