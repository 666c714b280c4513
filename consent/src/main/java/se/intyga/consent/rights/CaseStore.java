package se.intyga.consent.rights;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.person.PersonKey;
import se.intyga.consent.person.PersonKeys;
import se.intyga.formats.json.StrictJson;

/// Cases, each sealed under its person's key. Beside it stand only kind, the day of the last change, and for a case
/// that an agency is to
/// answer, which agency: nothing says which recipient a person asked or reported.
@Singleton
final class CaseStore {
    @SuppressWarnings("ArrayRecordComponent") // lives only between a query and its reader
    private record Row(byte[] person, String id, byte[] sealed) {}

    private static final String COLUMNS = "SELECT person, id, sealed FROM consent.rights_case ";

    private final Jdbi jdbi;
    private final PersonKeys keys;
    private final SecureRandom random;

    CaseStore(Jdbi jdbi, PersonKeys keys, SecureRandom random) {
        this.jdbi = jdbi;
        this.keys = keys;
        this.random = random;
    }

    void insert(Handle handle, PersonReference person, RightsCase opened) {
        PersonKey key = keys.findOrMake(handle, person);
        handle.createUpdate("INSERT INTO consent.rights_case"
                        + " (person, id, kind, agency, ended, changed_on, version, sealed) VALUES"
                        + " (:person, :id, :kind, :agency, :ended, :changed, :version, :sealed)")
                .bind("person", person.bytes())
                .bind("id", opened.id())
                .bind("kind", opened.asked().kind().name())
                .bind("agency", agency(opened))
                .bind("ended", opened.state().isEnd())
                .bind("changed", day(opened))
                .bind("version", opened.version())
                .bind("sealed", sealed(key, opened))
                .execute();
    }

    /// Only the day stands in clear: a time to the second would join the row to the recipient's own record.
    private static LocalDate day(RightsCase written) {
        return written.changedAt().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static @Nullable String agency(RightsCase opened) {
        return opened.asked().kind().isForAgency() ? opened.asked().about().id().value() : null;
    }

    private byte[] sealed(PersonKey key, RightsCase written) {
        return key.seal(
                StrictJson.write(CaseJson.write(written)).getBytes(StandardCharsets.UTF_8),
                about(written.id()),
                random);
    }

    private static byte[] about(String id) {
        return ("rights-case " + id).getBytes(StandardCharsets.UTF_8);
    }

    /// Compare-and-set by version: whether this change was the one that counted.
    boolean replace(PersonReference person, RightsCase changed) {
        return jdbi.inTransaction(handle -> replace(handle, person, changed));
    }

    /// The same in the caller's transaction.
    boolean replace(Handle handle, PersonReference person, RightsCase changed) {
        Optional<PersonKey> key = keys.find(handle, person);
        return key.isPresent()
                && handle.createUpdate("UPDATE consent.rights_case SET sealed = :sealed, changed_on = :changed,"
                                        + " ended = :ended, version = :version"
                                        + " WHERE person = :person AND id = :id AND version = :before")
                                .bind("sealed", sealed(key.get(), changed))
                                .bind("changed", day(changed))
                                .bind("ended", changed.state().isEnd())
                                .bind("version", changed.version())
                                .bind("person", person.bytes())
                                .bind("id", changed.id())
                                .bind("before", changed.version() - 1)
                                .execute()
                        == 1;
    }

    List<RightsCase> of(PersonReference person) {
        return jdbi.inTransaction(handle -> opened(
                        handle,
                        handle.createQuery(COLUMNS + "WHERE person = :person")
                                .bind("person", person.bytes())
                                .map((row, _) -> row(row))
                                .list())
                .stream()
                .map(OfPerson::opened)
                .sorted(Comparator.comparing(RightsCase::openedAt).reversed())
                .toList());
    }

    Optional<RightsCase> find(PersonReference person, String id) {
        return jdbi.inTransaction(handle -> opened(
                        handle,
                        handle.createQuery(COLUMNS + "WHERE person = :person AND id = :id")
                                .bind("person", person.bytes())
                                .bind("id", id)
                                .map((row, _) -> row(row))
                                .list())
                .stream()
                .map(OfPerson::opened)
                .findFirst());
    }

    /// Cases that wait for an agency or were answered by it, oldest first. For that agency and nobody else.
    /// Open ones the oldest first, ended ones the latest first: however many there are, what matters is among them.
    List<RightsCase> ofAgency(String agency, boolean ended, int limit) {
        Comparator<RightsCase> byAge = Comparator.comparing(RightsCase::openedAt);
        return jdbi.inTransaction(handle -> opened(
                        handle,
                        handle.createQuery(COLUMNS
                                        + "WHERE agency = :agency AND ended = :ended ORDER BY changed_on "
                                        + (ended ? "DESC" : "ASC")
                                        + ", id LIMIT :limit")
                                .bind("agency", agency)
                                .bind("ended", ended)
                                .bind("limit", limit)
                                .map((row, _) -> row(row))
                                .list())
                .stream()
                .map(OfPerson::opened)
                .sorted(ended ? byAge.reversed() : byAge)
                .toList());
    }

    Optional<OfPerson> findOfAgency(String agency, String id) {
        return jdbi.inTransaction(handle -> opened(
                        handle,
                        handle.createQuery(COLUMNS + "WHERE agency = :agency AND id = :id")
                                .bind("agency", agency)
                                .bind("id", id)
                                .map((row, _) -> row(row))
                                .list())
                .stream()
                .findFirst());
    }

    /// A case with whose it is.
    record OfPerson(PersonReference person, RightsCase opened) {}

    private static Row row(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Row(row.getBytes("person"), row.getString("id"), row.getBytes("sealed"));
    }

    /// Those whose person's key still is there.
    private List<OfPerson> opened(Handle handle, List<Row> rows) {
        return rows.stream()
                .flatMap(row -> {
                    PersonReference person = PersonReference.of(row.person());
                    return keys
                            .find(handle, person)
                            .flatMap(key -> key.open(row.sealed(), about(row.id())))
                            .flatMap(StrictJson::object)
                            .map(CaseJson::read)
                            .map(opened -> new OfPerson(person, opened))
                            .stream();
                })
                .toList();
    }
}
