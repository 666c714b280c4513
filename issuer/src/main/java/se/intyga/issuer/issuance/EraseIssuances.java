package se.intyga.issuer.issuance;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.rights.ErasedOnGrant;
import se.intyga.issuer.statuslist.CredentialStatus;

/// The rows of credentials that have ended go when the agency grants the person's erasure. As long as a credential is
/// valid its status may have to be changed: its row stays. Places in status lists stay taken, with their status.
@Singleton
final class EraseIssuances implements ErasedOnGrant {
    private static final String ENDED = "SELECT credential_id FROM issuer.issuance WHERE agency = :agency"
            + " AND person_hash = :person AND (valid_until < :now OR status = :final)";

    private final Clock clock;

    EraseIssuances(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void erase(Handle handle, PersonReference person, String agency) {
        run(handle, "DELETE FROM issuer.issuance_copy WHERE credential_id IN (" + ENDED + ")", person, agency);
        run(handle, "DELETE FROM issuer.issuance WHERE credential_id IN (" + ENDED + ")", person, agency);
    }

    private void run(Handle handle, String sql, PersonReference person, String agency) {
        handle.createUpdate(sql)
                .bind("agency", agency)
                .bind("person", person.hex())
                .bind("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .bind("final", CredentialStatus.INVALID.code())
                .execute();
    }
}
