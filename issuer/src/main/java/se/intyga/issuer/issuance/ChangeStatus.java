package se.intyga.issuer.issuance;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.ledger.EventKind;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.ledger.AgencyLedger;
import se.intyga.issuer.statuslist.CredentialStatus;
import se.intyga.issuer.statuslist.StatusEntries;

/// An agency changes the status of a credential with all its copies. INVALID is final (S-9). The published list is
/// signed anew at the next request.
@Singleton
public final class ChangeStatus {
    private final Jdbi jdbi;
    private final IssuanceRecords records;
    private final AgencyLedger ledger;
    private final Clock clock;

    ChangeStatus(Jdbi jdbi, IssuanceRecords records, AgencyLedger ledger, Clock clock) {
        this.jdbi = jdbi;
        this.records = records;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// How it went.
    public sealed interface Outcome {
        /// Also when it was so already.
        record Changed(Issuance issuance) implements Outcome {}

        /// It is invalid, and stays so.
        record Final() implements Outcome {}

        /// No such credential of this agency.
        record NotFound() implements Outcome {}
    }

    /// Sets the status of the credential and of all its copies.
    ///
    /// @param reason the agency's code for why, such as `REGISTRATION_ENDED`; not prose
    public Outcome change(Agency agency, CredentialId id, CredentialStatus status, String reason) {
        Optional<Issuance> found = records.find(agency.id(), id);
        if (found.isEmpty()) {
            return new Outcome.NotFound();
        }
        if (found.get().status() == status) {
            return new Outcome.Changed(found.get());
        }
        if (!written(id, status)) {
            return new Outcome.Final();
        }
        ledger.append(
                agency,
                found.get().person(),
                ledger.event(EventKind.STATUS_CHANGED, agency, id.value())
                        .about(found.get().configurationId())
                        .because("STATUS:" + status, reason)
                        .build());
        return new Outcome.Changed(records.find(agency.id(), id).orElseThrow());
    }

    private boolean written(CredentialId id, CredentialStatus status) {
        return jdbi.inTransaction(transaction -> {
            int rows = transaction
                    .createUpdate("""
                            UPDATE issuer.issuance SET status = :status, status_changed_at = :now
                            WHERE credential_id = :id AND status <> :final""")
                    .bind("status", status.code())
                    .bind("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .bind("id", id.value())
                    .bind("final", CredentialStatus.INVALID.code())
                    .execute();
            if (rows == 1) {
                StatusEntries.change(transaction, id.value(), status);
            }
            return rows == 1;
        });
    }
}
