package se.intyga.issuer.manual;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.rights.ErasedOnGrant;

/// The person's cases that are over, and who looked at them, go when the agency grants her erasure. What waits for a
/// handler, what she can still fetch on, and a decision that does not stand in the ledger yet, stay.
@Singleton
final class EraseCases implements ErasedOnGrant {
    private static final String OVER = """
            SELECT case_id FROM issuer.release_case WHERE agency = :agency AND person_hash = :person
            AND CASE WHEN state IN ('waiting', 'claimed', 'proposed') THEN false
                     WHEN state = 'released' THEN recorded AND valid_until < :now
                     WHEN state IN ('refused', 'withdrawn') THEN recorded ELSE true END""";

    private final Clock clock;

    EraseCases(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void erase(Handle handle, PersonReference person, String agency) {
        run(handle, "DELETE FROM issuer.release_case_look WHERE case_id IN (" + OVER + ")", person, agency);
        run(handle, "DELETE FROM issuer.release_case WHERE case_id IN (" + OVER + ")", person, agency);
    }

    private void run(Handle handle, String sql, PersonReference person, String agency) {
        handle.createUpdate(sql)
                .bind("agency", agency)
                .bind("person", person.hex())
                .bind("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .execute();
    }
}
