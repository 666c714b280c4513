package se.intyga.consent.ledger;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An entry with the person's key for its ledger, and with its mark as it will lie there.
record Placed(NewEntry entry, Optional<AboutPerson.Sealing> sealing, Optional<EntryMark> mark) {
    static Placed with(NewEntry entry, Optional<AboutPerson.Sealing> sealing) {
        return new Placed(
                entry,
                sealing,
                entry.mark().map(mark -> sealing.map(mark::keyed).orElse(mark)));
    }

    /// The marks it may be known by: entries about persons were open once, and their marks not keyed.
    List<EntryMark> known() {
        return Stream.concat(mark.stream(), entry.mark().stream()).distinct().toList();
    }
}
