package se.intyga.consent.ledger;

import java.nio.charset.StandardCharsets;
import se.intyga.consent.merkle.Hash;

/// What an entry that happens once is known by: a hash over its journey's random word and its kind. It lies beside the
/// leaf, is not hashed into it, and leads back to nothing once the event is erased. Of an entry about a person it is
/// keyed with her key: else whoever holds a journey's word from another table could try kinds and reasons against it.
record EntryMark(Hash hash) {
    static EntryMark of(LedgerEvent event) {
        return of("intyga-mark-v1 " + event.correlation() + " " + event.kind().name());
    }

    /// Of an event that can happen once for each reason.
    static EntryMark withReasons(LedgerEvent event) {
        return of("intyga-mark-v1 " + event.correlation() + " " + event.kind().name() + " " + event.reasonCodes());
    }

    /// As it lies beside an entry about a person.
    EntryMark keyed(AboutPerson.Sealing sealing) {
        return new EntryMark(Hash.of(sealing.mark(hash.bytes())));
    }

    private static EntryMark of(String words) {
        return new EntryMark(Hash.sha256(words.getBytes(StandardCharsets.UTF_8)));
    }
}
