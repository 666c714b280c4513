package se.intyga.consent.act;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.intyga.consent.history.HistoryEntry;
import se.intyga.consent.history.HistorySource;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.Entry;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.Ledgers;
import se.intyga.legalbasis.disclosure.ActKind;

/// What the person did herself, acts and refusals, for her own history: the open entry of the door's ledger, with what
/// she alone
/// can open.
@Singleton
final class ActHistory implements HistorySource {
    private final ReadActs readActs;
    private final ReadDeclines readDeclines;
    private final Ledgers ledgers;

    ActHistory(ReadActs readActs, ReadDeclines readDeclines, Ledgers ledgers) {
        this.readActs = readActs;
        this.readDeclines = readDeclines;
        this.ledgers = ledgers;
    }

    @Override
    public List<HistoryEntry> of(PersonReference person) {
        Stream<HistoryEntry> acts = Stream.of(ActKind.values())
                .flatMap(kind -> readActs.all(person, kind).stream())
                .flatMap(kept -> kept.steps().stream())
                .flatMap(step -> entry(step.entry(), step.record()).stream());
        Stream<HistoryEntry> declined = readDeclines.all(person).stream()
                .flatMap(decline -> entry(decline.entry(), decline.decline()).stream());
        return Stream.concat(acts, declined).toList();
    }

    private Optional<HistoryEntry> entry(EntryReference place, Committed committed) {
        return ledgers.ledger(place.ledger())
                .entry(place.index())
                .flatMap(Entry::event)
                .map(open -> new HistoryEntry(HistoryEntry.Origin.OWN_ACT, place, WholeEvent.of(open, committed)));
    }
}
