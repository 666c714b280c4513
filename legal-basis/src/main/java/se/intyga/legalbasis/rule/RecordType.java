package se.intyga.legalbasis.rule;

import java.util.Locale;

/// The kinds of records that have a time to be kept (L33, R148).
public enum RecordType {
    DECISION,
    LEDGER_EVENT,
    RECEIPT,
    RELEASE_RECORD,
    APPROVAL,
    CONSENT,
    AGREEMENT,
    DECLINE,
    MANUAL_CASE,
    RIGHTS_CASE,
    DELETION_REQUEST,
    HISTORY_QUERY,
    PERSON_LINK,
    ISSUANCE_RECORD,
    INBOX_REQUEST;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
