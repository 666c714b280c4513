package se.intyga.consent.receipt;

import jakarta.inject.Singleton;
import se.intyga.consent.history.PersonReference;

/// A person keeps a receipt. From then on, and only in her own store, the disclosure is joined to her.
@Singleton
public final class KeepReceipt {
    private final VerifyReceipt verifyReceipt;
    private final KeptReceipts receipts;

    KeepReceipt(VerifyReceipt verifyReceipt, KeptReceipts receipts) {
        this.verifyReceipt = verifyReceipt;
        this.receipts = receipts;
    }

    /// What became of it.
    public sealed interface Outcome {
        record Kept(Receipt receipt) implements Outcome {}

        record KeptBefore(Receipt receipt) implements Outcome {}

        record Rejected(ReceiptOutcome.Reason reason) implements Outcome {}
    }

    public Outcome keep(PersonReference person, String jwt) {
        return switch (verifyReceipt.verify(jwt)) {
            case ReceiptOutcome.Rejected(ReceiptOutcome.Reason reason) -> new Outcome.Rejected(reason);
            case ReceiptOutcome.Verified(Receipt receipt) ->
                receipts.keep(person, receipt, jwt) ? new Outcome.Kept(receipt) : new Outcome.KeptBefore(receipt);
        };
    }

    /// Destroys the person's key and what it sealed.
    public void destroyAll(PersonReference person) {
        receipts.destroy(person);
    }
}
