package se.intyga.verifier.request;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import se.intyga.verifier.relyingparty.RelyingParties;
import se.intyga.verifier.relyingparty.RelyingParty;
import se.intyga.verifier.transaction.RecordTransaction;
import se.intyga.verifier.transaction.RequestId;
import se.intyga.verifier.transaction.Transaction;
import se.intyga.verifier.transaction.TransactionStore;

/// Serves the request object, as often as it is asked for, until the answer has arrived or time is up.
@Singleton
public final class ServeRequestObject {
    private final TransactionStore transactions;
    private final RelyingParties relyingParties;
    private final SignRequestObject signRequestObject;
    private final RecordTransaction recordTransaction;
    private final Clock clock;

    public ServeRequestObject(
            TransactionStore transactions,
            RelyingParties relyingParties,
            SignRequestObject signRequestObject,
            RecordTransaction recordTransaction,
            Clock clock) {
        this.transactions = transactions;
        this.relyingParties = relyingParties;
        this.signRequestObject = signRequestObject;
        this.recordTransaction = recordTransaction;
        this.clock = clock;
    }

    public RequestObjectOutcome serve(RequestId id, WalletRequest wallet) {
        Optional<TransactionStore.Kept> kept = transactions.find(id);
        if (kept.isEmpty()) {
            return new RequestObjectOutcome.Unknown();
        }
        if (!(kept.get().transaction() instanceof Transaction.Open open)) {
            return new RequestObjectOutcome.Over();
        }
        Optional<RelyingParty> relyingParty = relyingParties.find(open.request().relyingParty());
        if (relyingParty.isEmpty()) {
            return new RequestObjectOutcome.Over(); // removed from the configuration meanwhile
        }
        Instant now = clock.instant();
        if (open instanceof Transaction.Requested requested) {
            recordTransaction.viewed(open.request());
            // Lost against another fetch or the answer: whichever it was, this signature harms nobody.
            transactions.replace(kept.get(), requested.retrieved(now));
        }
        return new RequestObjectOutcome.Served(signRequestObject.sign(open, relyingParty.get(), wallet, now));
    }
}
