package se.intyga.consent.receipt;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import se.intyga.consent.history.PersonReference;

/// The receipts one person keeps, for that person only.
@Singleton
public final class ReadKeptReceipts {
    private final KeptReceipts receipts;

    ReadKeptReceipts(KeptReceipts receipts) {
        this.receipts = receipts;
    }

    /// A receipt with its token. Whoever has the token can prove the disclosure: it goes to the person and where she
    /// sends it.
    public record Kept(Receipt receipt, String jwt) {
        @Override
        public String toString() {
            return "Kept[hidden]";
        }
    }

    /// All, the newest first.
    public List<Kept> of(PersonReference person) {
        return receipts.all(person).stream()
                .sorted(Comparator.comparing((Kept kept) -> kept.receipt().at()).reversed())
                .toList();
    }

    public Optional<Kept> find(PersonReference person, String receiptId) {
        return of(person).stream()
                .filter(kept -> kept.receipt().id().equals(receiptId))
                .findFirst();
    }
}
