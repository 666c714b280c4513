package se.intyga.verifier.result;

import jakarta.inject.Singleton;
import java.util.Optional;
import se.intyga.verifier.transaction.BrowserBinding;
import se.intyga.verifier.transaction.ResponseCode;
import se.intyga.verifier.transaction.Transaction;
import se.intyga.verifier.transaction.TransactionId;
import se.intyga.verifier.transaction.TransactionStore;

/// Hands a verified result to the relying party that asked, once (OpenID4VP 1.0, section 13.3).
@Singleton
public final class ReadResult {
    private final TransactionStore transactions;
    private final Results results;
    private final BrowserBinding browserBinding;

    public ReadResult(TransactionStore transactions, Results results, BrowserBinding browserBinding) {
        this.transactions = transactions;
        this.results = results;
        this.browserBinding = browserBinding;
    }

    public ResultOutcome read(String relyingParty, TransactionId id, ResponseCode code) {
        Optional<Transaction> transaction = transactions
                .find(id)
                .map(TransactionStore.Kept::transaction)
                .filter(found -> found.request().relyingParty().equals(relyingParty));
        if (transaction.isEmpty()
                || !(transaction.get() instanceof Transaction.Verified verified)
                || !verified.responseCode().equals(code)) {
            return new ResultOutcome.NotAvailable();
        }
        if (!browserBinding.releases(verified)) {
            return new ResultOutcome.NotReturned();
        }
        return results.take(id, code)
                .<ResultOutcome>map(ResultOutcome.Released::new)
                .orElse(new ResultOutcome.NotAvailable());
    }
}
