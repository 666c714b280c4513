package se.intyga.consent.ledger;

import java.util.Optional;

/// An event on its way into a ledger.
///
/// @param about whose key seals what the entry holds, and who is linked to it
/// @param mark with it the event is appended only if no entry of that mark is there
record NewEntry(LedgerEvent event, Optional<EntryMark> mark, Optional<AboutPerson> about) {
    static NewEntry each(LedgerEvent event) {
        return new NewEntry(event, Optional.empty(), Optional.empty());
    }

    static NewEntry once(LedgerEvent event) {
        return new NewEntry(event, Optional.of(EntryMark.of(event)), Optional.empty());
    }

    static NewEntry oncePerReason(LedgerEvent event) {
        return new NewEntry(event, Optional.of(EntryMark.withReasons(event)), Optional.empty());
    }

    NewEntry about(AboutPerson person) {
        return new NewEntry(event, mark, Optional.of(person));
    }
}
