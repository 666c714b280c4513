package se.intyga.issuer.statuslist;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import se.intyga.issuer.agency.AgencyId;

/// Status lists and their given-away places, in PostgreSQL.
@Singleton
final class StatusListStore {
    /// @param revision grows with every change of an entry
    record Stored(String listId, AgencyId agency, int size, long revision) {}

    record Entry(int place, CredentialStatus status) {}

    private final Jdbi jdbi;
    private final Clock clock;

    StatusListStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    Optional<Stored> find(String listId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT list_id, agency, size, revision FROM issuer.status_list WHERE list_id = :list")
                .bind("list", listId)
                .map((row, _) -> new Stored(
                        row.getString("list_id"),
                        new AgencyId(row.getString("agency")),
                        row.getInt("size"),
                        row.getLong("revision")))
                .findOne());
    }

    /// All lists of an agency, the newest first.
    List<Stored> of(AgencyId agency) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT list_id, agency, size, revision FROM issuer.status_list
                        WHERE agency = :agency ORDER BY created_at DESC, list_id""")
                .bind("agency", agency.value())
                .map((row, _) -> new Stored(
                        row.getString("list_id"),
                        new AgencyId(row.getString("agency")),
                        row.getInt("size"),
                        row.getLong("revision")))
                .list());
    }

    void create(String listId, AgencyId agency, int size) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO issuer.status_list (list_id, agency, size, created_at)
                        VALUES (:list, :agency, :size, :now)""")
                .bind("list", listId)
                .bind("agency", agency.value())
                .bind("size", size)
                .bind("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .execute());
    }

    /// False: that place is somebody's.
    boolean take(String listId, int place) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                INSERT INTO issuer.status_entry (list_id, place) VALUES (:list, :place)
                                ON CONFLICT DO NOTHING""")
                        .bind("list", listId)
                        .bind("place", place)
                        .execute()
                == 1);
    }

    List<Entry> notValid(String listId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT place, status FROM issuer.status_entry WHERE list_id = :list AND status <> 0")
                .bind("list", listId)
                .map((row, _) -> new Entry(row.getInt("place"), CredentialStatus.ofCode(row.getInt("status"))))
                .list());
    }
}
