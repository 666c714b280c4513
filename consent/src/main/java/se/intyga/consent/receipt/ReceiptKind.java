package se.intyga.consent.receipt;

import java.util.Optional;
import se.intyga.consent.ledger.Code;
import se.intyga.consent.ledger.LedgerEvent;

/// What a receipt is a receipt of.
public enum ReceiptKind {
    /// An agency released something to the person.
    RELEASE,
    /// The person approved, consented or agreed, or what she did was used.
    APPROVAL,
    /// Something went to a relying party.
    DISCLOSURE,
    /// Somebody said no: an agency, the rules, or the person.
    REFUSAL,
    /// The person took a consent back.
    WITHDRAWAL;

    /// Nothing for events that nobody gets a receipt of.
    public static Optional<ReceiptKind> of(LedgerEvent event) {
        return switch (event.kind()) {
            case ISSUED, DELIVERED -> Optional.of(RELEASE);
            case RELEASE_DECIDED -> Optional.of(allowed(event) ? RELEASE : REFUSAL);
            case REQUEST_REJECTED, ISSUANCE_FAILED, DECLINED -> Optional.of(REFUSAL);
            case APPROVED, ACT_USED -> Optional.of(APPROVAL);
            case DISCLOSED, VERIFIED, NOT_VERIFIED -> Optional.of(DISCLOSURE);
            case WITHDRAWN -> Optional.of(WITHDRAWAL);
            case REQUEST_CREATED,
                    REQUEST_VIEWED,
                    RELEASE_REQUESTED,
                    STATUS_CHANGED,
                    READ_BY_STAFF,
                    RECEIPT_KEPT,
                    HISTORY_ASKED,
                    DELETION_REQUESTED,
                    REPORTED_TO_AUTHORITY,
                    CORRECTION_REQUESTED,
                    CORRECTION_DECIDED,
                    DATA_EXPORTED,
                    RETENTION_RUN -> Optional.empty();
        };
    }

    private static boolean allowed(LedgerEvent event) {
        return event.reasonCodes().isEmpty()
                || event.reasonCodes().stream().map(Code::value).anyMatch("ALLOWED"::equals);
    }
}
