package se.intyga.consent.act;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import se.intyga.consent.history.PersonReference;
import se.intyga.legalbasis.disclosure.ActKind;

/// The three tables of acts. What is taken once is taken by the database: of two replicas one gets it.
@Singleton
final class ActStore {
    /// One act as it lies there.
    @SuppressWarnings("ArrayRecordComponent") // lives only between a query and its reader
    record Row(
            ActId id,
            byte[] made,
            byte @Nullable [] use,
            byte @Nullable [] withdrawal,
            boolean used,
            boolean withdrawn) {}

    private static final String READ =
            "SELECT {id} AS id, {sealed} AS made, sealed_use, {withdrawal} AS withdrawal, used, {withdrawn} AS withdrawn"
                    + " FROM {table} WHERE person = :person";

    void insert(Handle handle, PersonReference person, Act act, byte[] sealed) {
        ActTable table = ActTable.of(act.kind());
        String decision = act instanceof Act.Agreement agreement ? agreement.legalDecision() : null;
        String statement = decision == null
                ? "INSERT INTO {table} (person, {id}, {sealed}, ends_by) VALUES (:person, :id, :sealed, :ends)"
                : "INSERT INTO {table} (person, {id}, {sealed}, ends_by, legal_decision)"
                        + " VALUES (:person, :id, :sealed, :ends, :decision)";
        Update update = handle.createUpdate(table.sql(statement))
                .bind("person", person.bytes())
                .bind("id", act.id().value())
                .bind("sealed", sealed)
                .bind("ends", dayAfter(act.scope().expiresAt()));
        if (decision != null) {
            update.bind("decision", decision);
        }
        update.execute();
    }

    Optional<Row> find(Handle handle, PersonReference person, ActKind kind, ActId id) {
        return handle.createQuery(ActTable.of(kind).sql(READ + " AND {id} = :id"))
                .bind("person", person.bytes())
                .bind("id", id.value())
                .map((row, _) -> row(row))
                .findOne();
    }

    List<Row> all(Handle handle, PersonReference person, ActKind kind) {
        return handle.createQuery(ActTable.of(kind).sql(READ))
                .bind("person", person.bytes())
                .map((row, _) -> row(row))
                .list();
    }

    /// Whether this caller got it: true for one caller only, and for nobody once it is withdrawn.
    boolean take(Handle handle, PersonReference person, ActKind kind, ActId id) {
        return changed(
                handle,
                person,
                id,
                ActTable.of(kind)
                        .sql("UPDATE {table} SET used = true WHERE person = :person AND {id} = :id"
                                + " AND NOT used AND NOT {withdrawn}"));
    }

    /// Whether it was not withdrawn before.
    boolean withdraw(Handle handle, PersonReference person, ActId id) {
        return changed(
                handle,
                person,
                id,
                "UPDATE consent.consent SET withdrawn = true WHERE person = :person AND consent_id = :id"
                        + " AND NOT withdrawn");
    }

    void keepUse(Handle handle, PersonReference person, ActKind kind, ActId id, byte[] sealed) {
        keep(
                handle,
                person,
                id,
                sealed,
                ActTable.of(kind).sql("UPDATE {table} SET sealed_use = :sealed WHERE person = :person AND {id} = :id"));
    }

    void keepWithdrawal(Handle handle, PersonReference person, ActId id, byte[] sealed) {
        keep(
                handle,
                person,
                id,
                sealed,
                "UPDATE consent.consent SET sealed_withdrawal = :sealed WHERE person = :person AND consent_id = :id");
    }

    private static boolean changed(Handle handle, PersonReference person, ActId id, String statement) {
        return handle.createUpdate(statement)
                        .bind("person", person.bytes())
                        .bind("id", id.value())
                        .execute()
                == 1;
    }

    private static void keep(Handle handle, PersonReference person, ActId id, byte[] sealed, String statement) {
        handle.createUpdate(statement)
                .bind("person", person.bytes())
                .bind("id", id.value())
                .bind("sealed", sealed)
                .execute();
    }

    private static Row row(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Row(
                new ActId(row.getString("id")),
                row.getBytes("made"),
                row.getBytes("sealed_use"),
                row.getBytes("withdrawal"),
                row.getBoolean("used"),
                row.getBoolean("withdrawn"));
    }

    private static LocalDate dayAfter(Instant end) {
        return end.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
    }
}
