package se.intyga.consent.retention;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import se.intyga.legalbasis.rule.RecordType;

/// The records of this room that go by their age. Rows that join a person to a recipient know a day only.
@Factory
final class Keepers {
    private static final String ENDS = "ends_by";

    @Singleton
    RecordKeeper approvals() {
        return KeptRows.fromDay("approval", RecordType.APPROVAL, "consent.approval", "person, approval_id", ENDS);
    }

    @Singleton
    RecordKeeper consents() {
        return KeptRows.fromDay("consent", RecordType.CONSENT, "consent.consent", "person, consent_id", ENDS);
    }

    @Singleton
    RecordKeeper agreements() {
        return KeptRows.fromDay("agreement", RecordType.AGREEMENT, "consent.agreement", "person, agreement_id", ENDS);
    }

    @Singleton
    RecordKeeper declines() {
        return KeptRows.fromDay("decline", RecordType.DECLINE, "consent.decline", "person, decline_id", "declined_on");
    }

    /// Reckoned from the day they were kept.
    @Singleton
    RecordKeeper keptReceipts() {
        return KeptRows.fromDay("kept-receipt", RecordType.RECEIPT, "consent.kept_receipt", "person, mark", "kept_on");
    }

    /// Cases that have ended, reckoned from the day of their last change.
    @Singleton
    RecordKeeper rightsCases() {
        return KeptRows.fromDay(
                        "rights-case", RecordType.RIGHTS_CASE, "consent.rights_case", "person, id", "changed_on")
                .only("ended")
                .ofAgency("agency");
    }

    /// Deletion requests that a relying party answered, reckoned from when they came.
    @Singleton
    RecordKeeper deletionRequests() {
        return KeptRows.fromTime(
                        "deletion-request",
                        RecordType.DELETION_REQUEST,
                        "consent.deletion_request",
                        "relying_party, receipt_id",
                        "received_at")
                .only("state <> 'RECEIVED'");
    }

    /// That another installation asked about a person, in an agency's record.
    @Singleton
    RecordKeeper historyQueries() {
        return KeptRows.fromDay(
                        "history-query",
                        RecordType.HISTORY_QUERY,
                        "consent.noted_query",
                        "person, ledger, asker, day",
                        "day")
                .ofAgency("CASE WHEN ledger LIKE 'issuers/%' THEN substr(ledger, 9) END");
    }
}
