package se.intyga.consent.receipt;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;
import se.intyga.consent.act.CommittedRecord;
import se.intyga.consent.act.ReadActs;
import se.intyga.consent.act.ReadDeclines;
import se.intyga.consent.act.RecordedAct;
import se.intyga.consent.act.RecordedDecline;
import se.intyga.consent.history.HistoryEntry;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.history.ReadHistory;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.legalbasis.disclosure.ActKind;

/// Receipts of what stands in one person's own history: made on the spot for what agencies and she herself did,
/// and as she kept them for disclosures. Nothing that is not in her history has a receipt for her.
@Singleton
public final class PersonReceipts {
    private final ReadHistory history;
    private final ReadActs acts;
    private final ReadDeclines declines;
    private final KeptReceipts keptReceipts;
    private final SignReceipt signReceipt;

    PersonReceipts(
            ReadHistory history,
            ReadActs acts,
            ReadDeclines declines,
            KeptReceipts keptReceipts,
            SignReceipt signReceipt) {
        this.history = history;
        this.acts = acts;
        this.declines = declines;
        this.keptReceipts = keptReceipts;
        this.signReceipt = signReceipt;
    }

    /// Nothing when the place is not in her history, or nobody gets receipts of such events.
    public Optional<SignedReceipt> find(PersonReference person, String ledger, long index) {
        return history.of(person).stream()
                .filter(entry -> entry.reference().ledger().value().equals(ledger)
                        && entry.reference().index() == index)
                .findFirst()
                .flatMap(entry -> receipt(person, entry));
    }

    private Optional<SignedReceipt> receipt(PersonReference person, HistoryEntry entry) {
        return switch (entry.origin()) {
            case RECEIPT -> keptReceipts.find(person, entry.reference());
            case AGENCY -> signReceipt.signByLedger(entry.reference(), Optional.empty());
            case OWN_ACT -> signReceipt.signByLedger(entry.reference(), opened(person, entry.reference()));
        };
    }

    private Optional<CommittedRecord> opened(PersonReference person, EntryReference reference) {
        return Stream.of(ActKind.values())
                .flatMap(kind -> acts.all(person, kind).stream())
                .flatMap(kept -> kept.steps().stream())
                .filter(step -> step.entry().equals(reference))
                .map(RecordedAct::committed)
                .findFirst()
                .or(() -> declines.all(person).stream()
                        .filter(decline -> decline.entry().equals(reference))
                        .map(RecordedDecline::committed)
                        .findFirst());
    }
}
