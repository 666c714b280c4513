package se.intyga.issuer.manual;

import static se.intyga.issuer.manual.CaseRow.en;
import static se.intyga.issuer.manual.CaseRow.sv;
import static se.intyga.issuer.manual.CaseRow.utc;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import se.intyga.eid.person.PersonHash;
import se.intyga.issuer.agency.AgencyId;

/// Every change of a case is one statement that says from which state it goes, so of any number of handlers on any
/// number of replicas one gets through. False always means: the case is not in that state now.
@Singleton
final class CaseSteps {
    private final Jdbi jdbi;
    private final CaseConfig config;

    CaseSteps(Jdbi jdbi, CaseConfig config) {
        this.jdbi = jdbi;
        this.config = config;
    }

    /// Also when the handler has it already, or another one left it.
    boolean claim(AgencyId agency, CaseId id, Handler by, Instant now) {
        return changed(
                agency,
                id,
                now,
                """
                UPDATE issuer.release_case
                SET state = 'claimed', state_at = :now, handler = :handler, handler_unit = :unit
                WHERE case_id = :id AND agency = :agency AND expires_at > :now
                  AND (state = 'waiting'
                       OR (state = 'claimed' AND (handler = :handler OR state_at <= :left)))""",
                update -> update.bind("handler", by.staffId())
                        .bind("unit", by.unit())
                        .bind("left", utc(now.minus(config.claim()))));
    }

    /// The one who claimed says how: that decides, or where four eyes are wanted proposes.
    boolean say(AgencyId agency, CaseId id, Handler by, Verdict verdict, Instant now) {
        return changed(
                agency,
                id,
                now,
                """
                UPDATE issuer.release_case
                SET state = CASE WHEN four_eyes THEN 'proposed'
                                 WHEN CAST(:outcome AS text) = 'RELEASE' THEN 'released' ELSE 'refused' END,
                    state_at = :now, decided_at = :now, handler_unit = :unit, outcome = :outcome, reason = :reason,
                    note_sv = :noteSv, note_en = :noteEn, valid_until = :until
                WHERE case_id = :id AND agency = :agency AND expires_at > :now
                  AND state = 'claimed' AND handler = :handler""",
                update -> update.bind("handler", by.staffId())
                        .bind("unit", by.unit())
                        .bind("outcome", verdict.outcome().name())
                        .bind("reason", verdict.reason().name())
                        .bind("noteSv", sv(verdict.note()))
                        .bind("noteEn", en(verdict.note()))
                        .bind("until", utc(now.plus(config.validity()))));
    }

    /// Another one confirms what was proposed.
    boolean confirm(AgencyId agency, CaseId id, Handler by, Instant now) {
        return changed(
                agency,
                id,
                now,
                """
                UPDATE issuer.release_case
                SET state = CASE WHEN outcome = 'RELEASE' THEN 'released' ELSE 'refused' END,
                    state_at = :now, decided_at = :now, confirmed_by = :handler, confirmed_unit = :unit, valid_until = :until
                WHERE case_id = :id AND agency = :agency AND expires_at > :now
                  AND state = 'proposed' AND handler <> :handler""",
                update -> update.bind("handler", by.staffId())
                        .bind("unit", by.unit())
                        .bind("until", utc(now.plus(config.validity()))));
    }

    /// Another one does not agree: the case waits again, for anybody.
    boolean giveBack(AgencyId agency, CaseId id, Handler by, Instant now) {
        return changed(agency, id, now, """
                UPDATE issuer.release_case
                SET state = 'waiting', state_at = :now, handler = NULL, handler_unit = NULL, outcome = NULL,
                    reason = NULL, note_sv = NULL, note_en = NULL, valid_until = NULL
                WHERE case_id = :id AND agency = :agency AND expires_at > :now
                  AND state = 'proposed' AND handler <> :handler""", update -> update.bind("handler", by.staffId()));
    }

    /// The person takes her own request back, while it is open.
    boolean withdraw(AgencyId agency, CaseId id, PersonHash person, Instant now) {
        return changed(agency, id, now, """
                UPDATE issuer.release_case SET state = 'withdrawn', state_at = :now
                WHERE case_id = :id AND agency = :agency AND person_hash = :person
                  AND state IN ('waiting', 'claimed', 'proposed')""", update -> update.bind("person", person.hex()));
    }

    /// Takes a release: once, and for the journey that took it as often as it tries again.
    boolean use(AgencyId agency, CaseId id, String journey, Instant now) {
        return changed(agency, id, now, """
                UPDATE issuer.release_case SET state = 'used', state_at = :now, used_by = :journey
                WHERE case_id = :id AND agency = :agency AND valid_until > :now
                  AND ((state = 'released' AND recorded) OR (state = 'used' AND used_by = :journey))""", update -> update.bind("journey", journey));
    }

    /// What nobody decided in time, or fetched in time, is over.
    void expire(AgencyId agency, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE issuer.release_case SET state = 'expired', state_at = :now
                        WHERE agency = :agency
                          AND ((state IN ('waiting', 'claimed', 'proposed') AND expires_at <= :now)
                               OR (state = 'released' AND valid_until <= :now))""")
                .bind("agency", agency.value())
                .bind("now", utc(now))
                .execute());
    }

    private boolean changed(AgencyId agency, CaseId id, Instant now, String sql, UnaryOperator<Update> rest) {
        return jdbi.withHandle(handle -> rest.apply(handle.createUpdate(sql)
                                .bind("id", id.value())
                                .bind("agency", agency.value())
                                .bind("now", utc(now)))
                        .execute()
                == 1);
    }
}
