package se.intyga.consent.ledger;

import java.util.Optional;

/// An event on its way into a ledger.
///
/// @param mark with it the event is appended only if no entry of that mark is there
record NewEntry(LedgerEvent event, Optional<EntryMark> mark) {
    static NewEntry each(LedgerEvent event) {
        return new NewEntry(event, Optional.empty());
    }

    static NewEntry once(LedgerEvent event) {
        return new NewEntry(event, Optional.of(EntryMark.of(event)));
    }

    static NewEntry oncePerReason(LedgerEvent event) {
        return new NewEntry(event, Optional.of(EntryMark.withReasons(event)));
    }
}
