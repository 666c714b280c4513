package se.intyga.issuer.notification;

/// What became of a wallet's report.
sealed interface NotificationOutcome {
    /// Written down now, or before: the answer is the same.
    record Noted() implements NotificationOutcome {}

    /// `invalid_notification_id`: unknown, expired, or of another token.
    record UnknownId() implements NotificationOutcome {}
}
