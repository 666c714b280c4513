package se.intyga.issuer.support;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/// The statements that reach the tests' database while this is open: their text with names for values, in order, and
/// whether in a transaction.
public final class StatementTrace implements AutoCloseable {
    private final Jdbi jdbi;
    private final List<String> statements = new CopyOnWriteArrayList<>();

    private StatementTrace(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public static StatementTrace begin() {
        StatementTrace trace = new StatementTrace(TestDatabase.SHARED.jdbi());
        trace.jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                trace.add(context);
            }
        });
        return trace;
    }

    public List<String> statements() {
        return List.copyOf(statements);
    }

    private void add(StatementContext context) {
        String sql = String.valueOf(context.getRenderedSql()).replaceAll("\\s+", " ");
        statements.add((inTransaction(context) ? "in a transaction: " : "") + sql);
    }

    private static boolean inTransaction(StatementContext context) {
        try {
            return !context.getConnection().getAutoCommit();
        } catch (SQLException closed) {
            throw new IllegalStateException(closed);
        }
    }

    @Override
    public void close() {
        jdbi.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
    }
}
