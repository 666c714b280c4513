package se.intyga.consent.ledger;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Many byte strings as one value of a statement, whose text is then the same for any number of them. Prints as
/// nothing.
public final class ByteaArray implements Argument {
    private final byte @Nullable [][] elements;

    private ByteaArray(byte @Nullable [][] elements) {
        this.elements = elements;
    }

    /// What each of these holds, in their order.
    public static <T> ByteaArray of(List<T> of, Function<T, byte @Nullable []> bytes) {
        return new ByteaArray(of.stream().map(bytes).toArray(byte[][]::new));
    }

    @Override
    public void apply(int position, PreparedStatement statement, StatementContext context) throws SQLException {
        statement.setArray(position, statement.getConnection().createArrayOf("bytea", elements));
    }

    @Override
    public String toString() {
        return "ByteaArray[hidden]";
    }
}
