package se.intyga.consent.ledger;

/// What can happen: the steps of the common flow, each of which leaves one entry, and what staff and persons do
/// later.
public enum EventKind {
    REQUEST_CREATED,
    REQUEST_REJECTED,
    REQUEST_VIEWED,
    RELEASE_REQUESTED,
    RELEASE_DECIDED,
    ISSUED,
    DELIVERED,
    ISSUANCE_FAILED,
    APPROVED,
    DECLINED,
    DISCLOSED,
    VERIFIED,
    NOT_VERIFIED,
    STATUS_CHANGED,
    READ_BY_STAFF,
    RECEIPT_KEPT,
    /// A person's approval, consent or agreement was taken for its one disclosure.
    ACT_USED,
    /// A person took a consent back.
    WITHDRAWN,
    HISTORY_ASKED,
    DELETION_REQUESTED,
    REPORTED_TO_AUTHORITY,
    CORRECTION_REQUESTED,
    CORRECTION_DECIDED,
    DATA_EXPORTED,
    RETENTION_RUN
}
