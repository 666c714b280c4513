package se.intyga.consent.ledger;

import java.nio.charset.StandardCharsets;
import se.intyga.consent.merkle.Hash;

/// What an entry that happens once is known by: a hash over its journey's random word and its kind. It lies beside the
/// leaf, is not hashed into it, and leads back to nothing once the event is erased.
record EntryMark(Hash hash) {
    static EntryMark of(LedgerEvent event) {
        return of("intyga-mark-v1 " + event.correlation() + " " + event.kind().name());
    }

    /// Of an event that can happen once for each reason.
    static EntryMark withReasons(LedgerEvent event) {
        return of("intyga-mark-v1 " + event.correlation() + " " + event.kind().name() + " " + event.reasonCodes());
    }

    private static EntryMark of(String words) {
        return new EntryMark(Hash.sha256(words.getBytes(StandardCharsets.UTF_8)));
    }
}
