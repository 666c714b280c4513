package se.intyga.consent.act;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.intyga.consent.history.HistoryEntry;
import se.intyga.consent.history.HistorySource;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.Entry;
import se.intyga.consent.ledger.Ledgers;
import se.intyga.legalbasis.disclosure.ActKind;

/// What the person did herself, for her own history: the open entry of the door's ledger, with what she alone
/// can open.
@Singleton
final class ActHistory implements HistorySource {
    private final ReadActs readActs;
    private final Ledgers ledgers;

    ActHistory(ReadActs readActs, Ledgers ledgers) {
        this.readActs = readActs;
        this.ledgers = ledgers;
    }

    @Override
    public List<HistoryEntry> of(PersonReference person) {
        return Stream.of(ActKind.values())
                .flatMap(kind -> readActs.all(person, kind).stream())
                .flatMap(kept -> kept.steps().stream())
                .flatMap(step -> entry(step).stream())
                .toList();
    }

    private Optional<HistoryEntry> entry(RecordedAct step) {
        return ledgers.ledger(step.entry().ledger())
                .entry(step.entry().index())
                .flatMap(Entry::event)
                .map(open -> new HistoryEntry(
                        HistoryEntry.Origin.OWN_ACT, step.entry(), WholeEvent.of(open, step.record())));
    }
}
