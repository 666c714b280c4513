package se.intyga.verifier.response;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import se.intyga.formats.dcql.DcqlQuery;
import se.intyga.formats.dcql.DcqlReading;
import se.intyga.formats.encoding.HashAlgorithm;
import se.intyga.formats.jose.DecryptionKey;
import se.intyga.openapi.form.FormParameters;
import se.intyga.verifier.relyingparty.RelyingParties;
import se.intyga.verifier.relyingparty.RelyingParty;
import se.intyga.verifier.transaction.Ending;
import se.intyga.verifier.transaction.FreshWords;
import se.intyga.verifier.transaction.PresentationRequest;
import se.intyga.verifier.transaction.RequestId;
import se.intyga.verifier.transaction.Transaction;
import se.intyga.verifier.transaction.TransactionStore;
import se.intyga.verifier.verdict.Expectation;
import se.intyga.verifier.verdict.PresentationOutcome;
import se.intyga.verifier.verdict.VerifyPresentation;

/// Takes a wallet's answer: opens it, lets one answer have the transaction, checks it, and closes the transaction.
///
/// What cannot be opened costs nothing: the transaction stays open, so that nobody who merely knows the address can end
/// it. What can be opened takes it, also the answer that there is none, and a second answer is refused. If the machine
/// stops in between, the same answer may come again after a pause and is then carried through to the same end: judged
/// by the moment it first came, with the words drawn then, each ledger entry written once.
@Singleton
public final class AcceptResponse {
    /// How long an answer is left to the thread that took it before the same answer is tried again.
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final TransactionStore transactions;
    private final RelyingParties relyingParties;
    private final VerifyPresentation verifyPresentation;
    private final ReleaseResult releaseResult;
    private final FreshWords words;
    private final Clock clock;

    AcceptResponse(
            TransactionStore transactions,
            RelyingParties relyingParties,
            VerifyPresentation verifyPresentation,
            ReleaseResult releaseResult,
            FreshWords words,
            Clock clock) {
        this.transactions = transactions;
        this.relyingParties = relyingParties;
        this.verifyPresentation = verifyPresentation;
        this.releaseResult = releaseResult;
        this.words = words;
        this.clock = clock;
    }

    public ResponseOutcome accept(RequestId id, FormParameters form) {
        Optional<TransactionStore.Kept> kept = transactions.find(id);
        if (kept.isEmpty()) {
            return new ResponseOutcome.Unknown();
        }
        return switch (kept.get().transaction()) {
            case Transaction.Open open -> opened(kept.get(), open, form);
            case Transaction.Answered answered -> again(kept.get(), answered, form);
            case Transaction.Expired _ -> new ResponseOutcome.Expired();
            case Transaction.Closed _ -> new ResponseOutcome.AlreadyAnswered();
        };
    }

    private ResponseOutcome opened(TransactionStore.Kept kept, Transaction.Open open, FormParameters form) {
        RequestId id = open.request().requestId();
        return switch (OpenResponse.open(form, id, open.key())) {
            case OpenResponse.Unreadable(String description) -> new ResponseOutcome.Unreadable(description);
            case OpenResponse.Answer answer ->
                taken(kept, open.answeredWith(digest(form), Ending.drawn(clock.instant(), words)), answer);
        };
    }

    private ResponseOutcome again(TransactionStore.Kept kept, Transaction.Answered answered, FormParameters form) {
        Instant now = clock.instant();
        boolean sameAfterPause = answered.responseDigest().equals(digest(form))
                && !now.isBefore(answered.at().plus(PAUSE));
        if (!sameAfterPause) {
            return new ResponseOutcome.AlreadyAnswered();
        }
        DecryptionKey key = answered.key();
        return switch (OpenResponse.open(form, answered.request().requestId(), key)) {
            case OpenResponse.Answer answer -> taken(kept, answered.again(now), answer);
            case OpenResponse.Unreadable _ -> new ResponseOutcome.AlreadyAnswered();
        };
    }

    private ResponseOutcome taken(
            TransactionStore.Kept kept, Transaction.Answered answered, OpenResponse.Answer answer) {
        if (!transactions.replace(kept, answered)) {
            return new ResponseOutcome.AlreadyAnswered();
        }
        PresentationRequest request = answered.request();
        Optional<RelyingParty> relyingParty = relyingParties.find(request.relyingParty());
        TransactionStore.Kept own = transactions
                .find(request.id())
                .filter(found -> found.transaction() instanceof Transaction.Answered)
                .orElseThrow(() -> new IllegalStateException("a transaction that was just taken is not there"));
        if (relyingParty.isEmpty()) {
            return new ResponseOutcome.Unknown(); // removed from the configuration meanwhile
        }
        return switch (answer) {
            case OpenResponse.NoPresentation() ->
                releaseResult.declined(own, answered, relyingParty.get(), clock.instant());
            case OpenResponse.VpTokenInside(JsonNode vpToken) -> {
                Expectation expected = new Expectation(relyingParty.get().clientId(), request.nonce(), query(request));
                PresentationOutcome outcome = verifyPresentation.verify(
                        vpToken, expected, answered.ending().answeredAt());
                yield releaseResult.release(own, answered, relyingParty.get(), outcome, clock.instant());
            }
        };
    }

    private static DcqlQuery query(PresentationRequest request) {
        if (DcqlQuery.parse(request.dcql()) instanceof DcqlReading.Read(DcqlQuery query)) {
            return query;
        }
        throw new IllegalStateException("a kept query cannot be read");
    }

    private static String digest(FormParameters form) {
        return HashAlgorithm.SHA_256.digestOf(form.value("response")
                .orElseGet(() -> "error " + form.value("error").orElse("")));
    }
}
