package se.intyga.consent.installation;

import se.intyga.consent.history.HistorySlice;

/// What became of a query by another installation.
public sealed interface QueryOutcome {
    record Answered(HistorySlice slice) implements QueryOutcome {}

    /// The asker is told that it was refused; why, stands in our log only.
    record Refused(Reason reason) implements QueryOutcome {}

    /// Why a query is not answered.
    enum Reason {
        MALFORMED,
        UNKNOWN_ASKER,
        BAD_SIGNATURE,
        WRONG_AUDIENCE,
        EXPIRED,
        /// The person cannot be read, or was named for another query.
        PERSON_UNREADABLE,
        /// It was answered before.
        REPLAYED,
        /// The asker asks more than persons would.
        TOO_MANY
    }
}
