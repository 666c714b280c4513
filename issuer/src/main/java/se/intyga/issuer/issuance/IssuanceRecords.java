package se.intyga.issuer.issuance;

import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import se.intyga.eid.person.PersonHash;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.issuer.agency.Agencies;
import se.intyga.issuer.agency.AgencyId;
import se.intyga.issuer.statuslist.AllocatedStatus;
import se.intyga.issuer.statuslist.CredentialStatus;

/// What was issued, durable, in PostgreSQL.
@Singleton
public final class IssuanceRecords {
    private final Jdbi jdbi;
    private final Agencies agencies;
    private final SecureRandom random;

    IssuanceRecords(Jdbi jdbi, Agencies agencies, SecureRandom random) {
        this.jdbi = jdbi;
        this.agencies = agencies;
        this.random = random;
    }

    /// A new unguessable id, for the record to be.
    public CredentialId newId() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return new CredentialId(Base64Url.encode(bytes));
    }

    /// Writes the issuance with all its copies, or nothing.
    public void record(Issuance issuance) {
        jdbi.useTransaction(transaction -> {
            transaction
                    .createUpdate("""
                            INSERT INTO issuer.issuance
                                (credential_id, agency, configuration_id, person_hash, issued_at, valid_until)
                            VALUES (:id, :agency, :configuration, :person, :issued, :until)""")
                    .bind("id", issuance.id().value())
                    .bind("agency", issuance.agency().value())
                    .bind("configuration", issuance.configurationId())
                    .bind("person", issuance.person().hex())
                    .bind("issued", utc(issuance.issuedAt()))
                    .bind("until", utc(issuance.validUntil()))
                    .execute();
            for (AllocatedStatus copy : issuance.copies()) {
                transaction
                        .createUpdate("""
                                INSERT INTO issuer.issuance_copy (credential_id, list_id, place)
                                VALUES (:id, :list, :place)""")
                        .bind("id", issuance.id().value())
                        .bind("list", copy.listId())
                        .bind("place", copy.index())
                        .execute();
            }
        });
    }

    /// Only the agency's own.
    public Optional<Issuance> find(AgencyId agency, CredentialId id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM issuer.issuance WHERE credential_id = :id AND agency = :agency""")
                .bind("id", id.value())
                .bind("agency", agency.value())
                .map((row, _) -> issuance(handle, row))
                .findOne());
    }

    /// What the agency issued to one person, the newest first.
    public List<Issuance> of(AgencyId agency, PersonHash person) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM issuer.issuance WHERE agency = :agency AND person_hash = :person
                        ORDER BY issued_at DESC, credential_id LIMIT 200""")
                .bind("agency", agency.value())
                .bind("person", person.hex())
                .map((row, _) -> issuance(handle, row))
                .list());
    }

    private Issuance issuance(Handle handle, ResultSet row) throws SQLException {
        AgencyId agency = new AgencyId(row.getString("agency"));
        CredentialId id = new CredentialId(row.getString("credential_id"));
        return new Issuance(
                id,
                agency,
                row.getString("configuration_id"),
                new PersonHash(row.getString("person_hash")),
                copies(handle, agency, id),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                row.getObject("valid_until", OffsetDateTime.class).toInstant(),
                CredentialStatus.ofCode(row.getInt("status")));
    }

    private List<AllocatedStatus> copies(Handle handle, AgencyId agency, CredentialId id) {
        return handle.createQuery("SELECT list_id, place FROM issuer.issuance_copy WHERE credential_id = :id")
                .bind("id", id.value())
                .map((row, _) -> {
                    String list = row.getString("list_id");
                    URI address = agencies.get(agency).at("/status-lists/" + list);
                    return new AllocatedStatus(list, address, row.getInt("place"));
                })
                .list();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
