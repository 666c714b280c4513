package se.intyga.issuer.manual;

import static se.intyga.issuer.manual.CaseRow.en;
import static se.intyga.issuer.manual.CaseRow.sv;
import static se.intyga.issuer.manual.CaseRow.utc;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import se.intyga.eid.person.PersonHash;
import se.intyga.issuer.agency.AgencyId;

/// The cases, in PostgreSQL: written once, read in the ways that are needed. Their changes are in [CaseSteps].
@Singleton
final class CaseStore {
    private final Jdbi jdbi;

    CaseStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// False: the person has an open case about this document already.
    boolean add(ReleaseCase made) {
        return written(made, true);
    }

    /// The same statements as [#add], and nothing is left of them.
    void addNothing(ReleaseCase made) {
        boolean _ = written(made, false);
    }

    /// A row that shall not stay is written and removed in one transaction; for one that stays the second statement
    /// finds nothing. So both cost the same (L6).
    private boolean written(ReleaseCase made, boolean stays) {
        return jdbi.inTransaction(transaction -> {
            boolean added = inserted(transaction, made);
            transaction
                    .createUpdate("DELETE FROM issuer.release_case WHERE case_id = :id AND NOT :stays")
                    .bind("id", made.id().value())
                    .bind("stays", stays)
                    .execute();
            return added;
        });
    }

    private static boolean inserted(Handle handle, ReleaseCase made) {
        return handle.createUpdate("""
                        INSERT INTO issuer.release_case
                            (case_id, agency, person_hash, configuration_id, requested_at, authentication, correlation,
                             grounds, rule_ids, policy_version, guideline, four_eyes, route_sv, route_en,
                             created_at, expires_at, state_at)
                        VALUES (:id, :agency, :person, :configuration, :requested, :authentication, :correlation,
                             :grounds, :rules, :policy, :guideline, :fourEyes, :routeSv, :routeEn,
                             :created, :expires, :created)
                        ON CONFLICT (agency, person_hash, configuration_id)
                            WHERE state IN ('waiting', 'claimed', 'proposed') DO NOTHING""")
                        .bind("id", made.id().value())
                        .bind("agency", made.agency().value())
                        .bind("person", made.person().hex())
                        .bind("configuration", made.request().configurationId())
                        .bind("requested", utc(made.request().at()))
                        .bind("authentication", made.request().authentication())
                        .bind("correlation", made.request().correlation())
                        .bind(
                                "grounds",
                                made.grounds().codes().stream()
                                        .map(Enum::name)
                                        .sorted()
                                        .collect(Collectors.joining(" ")))
                        .bind("rules", String.join(" ", made.grounds().ruleIds()))
                        .bind("policy", made.grounds().policyVersion())
                        .bind("guideline", made.grounds().guideline())
                        .bind("fourEyes", made.grounds().fourEyes())
                        .bind("routeSv", sv(made.grounds().route()))
                        .bind("routeEn", en(made.grounds().route()))
                        .bind("created", utc(made.createdAt()))
                        .bind("expires", utc(made.expiresAt()))
                        .execute()
                == 1;
    }

    /// Only the agency's own.
    Optional<ReleaseCase> find(AgencyId agency, CaseId id) {
        return jdbi.withHandle(handle -> cases(
                        handle.createQuery("SELECT * FROM issuer.release_case WHERE agency = :agency AND case_id = :id")
                                .bind("agency", agency.value())
                                .bind("id", id.value()))
                .stream()
                .findFirst());
    }

    Optional<ReleaseCase> open(AgencyId agency, PersonHash person, String configurationId) {
        return ofPerson(agency, person).stream()
                .filter(found -> found.state().open())
                .filter(found -> found.request().configurationId().equals(configurationId))
                .findFirst();
    }

    /// The newest first, the last fifty.
    List<ReleaseCase> ofPerson(AgencyId agency, PersonHash person) {
        return jdbi.withHandle(handle ->
                cases(handle.createQuery("""
                        SELECT * FROM issuer.release_case WHERE agency = :agency AND person_hash = :person
                        ORDER BY created_at DESC, case_id LIMIT 50""").bind("agency", agency.value()).bind("person", person.hex())));
    }

    /// A part of the queue, the oldest first; of all states when none is named.
    List<ReleaseCase> page(AgencyId agency, Optional<String> state, int limit, int offset) {
        return jdbi.withHandle(handle -> cases(handle.createQuery("""
                        SELECT * FROM issuer.release_case
                        WHERE agency = :agency AND (CAST(:state AS text) IS NULL OR state = :state)
                        ORDER BY created_at, case_id LIMIT :limit OFFSET :offset""")
                .bind("agency", agency.value())
                .bind("state", state.orElse(null))
                .bind("limit", limit)
                .bind("offset", offset)));
    }

    int count(AgencyId agency, Optional<String> state) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT count(*) FROM issuer.release_case
                        WHERE agency = :agency AND (CAST(:state AS text) IS NULL OR state = :state)""")
                .bind("agency", agency.value())
                .bind("state", state.orElse(null))
                .mapTo(Integer.class)
                .one());
    }

    /// A release that this journey may rest on: decided and recorded and still good, or taken by this very journey.
    List<ReleaseCase> releases(
            AgencyId agency, PersonHash person, String configurationId, String correlation, Instant now) {
        return jdbi.withHandle(handle -> cases(handle.createQuery("""
                        SELECT * FROM issuer.release_case
                        WHERE agency = :agency AND person_hash = :person AND configuration_id = :configuration
                          AND outcome = 'RELEASE' AND valid_until > :now
                          AND ((state = 'released' AND recorded) OR (state = 'used' AND used_by = :journey))
                        ORDER BY state DESC, created_at, case_id""")
                .bind("agency", agency.value())
                .bind("person", person.hex())
                .bind("configuration", configurationId)
                .bind("journey", correlation)
                .bind("now", utc(now))));
    }

    /// Decided before that instant, and not yet known to stand in the ledger: whoever decided was stopped in between.
    List<ReleaseCase> unrecorded(AgencyId agency, Instant before) {
        return jdbi.withHandle(handle ->
                cases(handle.createQuery("""
                        SELECT * FROM issuer.release_case
                        WHERE agency = :agency AND state IN ('released', 'refused', 'withdrawn') AND NOT recorded
                          AND state_at < :before""").bind("agency", agency.value()).bind("before", utc(before))));
    }

    void recorded(CaseId id) {
        jdbi.useHandle(
                handle -> handle.createUpdate("UPDATE issuer.release_case SET recorded = true WHERE case_id = :id")
                        .bind("id", id.value())
                        .execute());
    }

    void looked(CaseId id, Handler by, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO issuer.release_case_look (case_id, handler, unit, looked_at)
                        VALUES (:id, :handler, :unit, :at) ON CONFLICT DO NOTHING""")
                .bind("id", id.value())
                .bind("handler", by.staffId())
                .bind("unit", by.unit())
                .bind("at", utc(at))
                .execute());
    }

    boolean hasLooked(CaseId id, Handler by) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT EXISTS (SELECT 1 FROM issuer.release_case_look WHERE case_id = :id AND handler = :handler)")
                .bind("id", id.value())
                .bind("handler", by.staffId())
                .mapTo(Boolean.class)
                .one());
    }

    private static List<ReleaseCase> cases(Query query) {
        return query.map((row, _) -> CaseRow.read(row)).list();
    }
}
