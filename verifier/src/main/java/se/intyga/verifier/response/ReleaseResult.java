package se.intyga.verifier.response;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.intyga.legalbasis.decision.DecisionRecord;
import se.intyga.legalbasis.disclosure.DisclosureDecision;
import se.intyga.verifier.receipt.Receipts;
import se.intyga.verifier.relyingparty.RelyingParty;
import se.intyga.verifier.result.ResultDocument;
import se.intyga.verifier.result.Results;
import se.intyga.verifier.transaction.PresentationRequest;
import se.intyga.verifier.transaction.RecordTransaction;
import se.intyga.verifier.transaction.ResponseCode;
import se.intyga.verifier.transaction.Transaction;
import se.intyga.verifier.transaction.TransactionStore;
import se.intyga.verifier.transaction.WalletLink;
import se.intyga.verifier.verdict.Check;
import se.intyga.verifier.verdict.Finding;
import se.intyga.verifier.verdict.PresentationOutcome;
import se.intyga.verifier.verdict.Verdict;
import se.intyga.verifier.verdict.VerdictCode;
import se.intyga.verifier.verdict.VerdictLine;
import se.intyga.verifier.verdict.VerifiedPresentation;

/// Closes an answered transaction: the last line of the verdict is the law's, then record, receipt, result, in that
/// order, so that nothing goes out that is not written down. Each step done twice is done once: who comes after a stop
/// goes through all of them again.
@Singleton
final class ReleaseResult {
    private final TransactionStore transactions;
    private final JudgeDisclosure judgeDisclosure;
    private final RecordTransaction recordTransaction;
    private final Receipts receipts;
    private final Results results;
    private final WalletLink links;

    ReleaseResult(
            TransactionStore transactions,
            JudgeDisclosure judgeDisclosure,
            RecordTransaction recordTransaction,
            Receipts receipts,
            Results results,
            WalletLink links) {
        this.transactions = transactions;
        this.judgeDisclosure = judgeDisclosure;
        this.recordTransaction = recordTransaction;
        this.receipts = receipts;
        this.results = results;
        this.links = links;
    }

    ResponseOutcome release(
            TransactionStore.Kept kept,
            Transaction.Answered answered,
            RelyingParty relyingParty,
            PresentationOutcome outcome,
            Instant now) {
        return switch (outcome) {
            case PresentationOutcome.NotVerified(Verdict verdict) ->
                rejected(kept, answered, verdict, Optional.empty(), now);
            case PresentationOutcome.Verified verified -> judged(kept, answered, relyingParty, verified, now);
        };
    }

    private ResponseOutcome judged(
            TransactionStore.Kept kept,
            Transaction.Answered answered,
            RelyingParty relyingParty,
            PresentationOutcome.Verified verified,
            Instant now) {
        JudgeDisclosure.Judged judged = judgeDisclosure.judge(
                answered.request(), answered.responseDigest(), answered.ending().answeredAt());
        return switch (judged.decision()) {
            case DisclosureDecision.Denied denied ->
                rejected(kept, answered, withDenial(verified.verdict(), denied), Optional.of(judged.record()), now);
            case DisclosureDecision.AllowedOnce _ -> released(kept, answered, relyingParty, verified, judged, now);
        };
    }

    /// The wallet gave nothing. Said no, or has no such credential: nobody asks which. The person gets a receipt that
    /// she
    /// was asked and nothing was given; the relying party gets none.
    ResponseOutcome declined(
            TransactionStore.Kept kept, Transaction.Answered answered, RelyingParty relyingParty, Instant now) {
        PresentationRequest request = answered.request();
        Transaction.Declined declined = answered.declined(now);
        receipts.keepRefusal(declined.receiptSecret(), recordTransaction.declined(request), relyingParty);
        if (!transactions.replace(kept, declined)) {
            return new ResponseOutcome.AlreadyAnswered();
        }
        return new ResponseOutcome.Accepted(
                links.ending(request, declined.responseCode()),
                Optional.of(receipts.address(declined.receiptSecret())));
    }

    private ResponseOutcome rejected(
            TransactionStore.Kept kept,
            Transaction.Answered answered,
            Verdict verdict,
            Optional<DecisionRecord> decision,
            Instant now) {
        recordTransaction.notVerified(answered.request(), codes(verdict), decision);
        if (!transactions.replace(kept, answered.rejected(verdict, now))) {
            return new ResponseOutcome.AlreadyAnswered();
        }
        return new ResponseOutcome.NotVerified(verdict);
    }

    private ResponseOutcome released(
            TransactionStore.Kept kept,
            Transaction.Answered answered,
            RelyingParty relyingParty,
            PresentationOutcome.Verified verified,
            JudgeDisclosure.Judged judged,
            Instant now) {
        PresentationRequest request = answered.request();
        ResponseCode code = answered.ending().responseCode();
        String receiptSecret = answered.ending().receiptSecret();
        Verdict verdict =
                with(verified.verdict(), VerdictLine.ofAll(Check.LEGAL_GROUND, Finding.PASSED, VerdictCode.OK));
        RecordTransaction.Disclosed disclosed = recordTransaction.disclosed(
                request,
                answered.ending(),
                shown(verified.presentations()),
                judged.decision().reasons(),
                judged.record());
        String receipt = receipts.keep(receiptSecret, disclosed.entry(), relyingParty);
        ResultDocument.Recorded record = new ResultDocument.Recorded(disclosed, receipt);
        results.keep(request.id(), code, ResultDocument.of(request, verdict, verified.presentations(), record, now));
        if (!transactions.replace(kept, answered.verified(now))) {
            return new ResponseOutcome.AlreadyAnswered(); // nobody has the code: what was kept is never found and ends
        }
        return new ResponseOutcome.Accepted(links.ending(request, code), Optional.of(receipts.address(receiptSecret)));
    }

    private static List<RecordTransaction.Shown> shown(List<VerifiedPresentation> presentations) {
        return presentations.stream()
                .map(presentation -> new RecordTransaction.Shown(
                        presentation.credentialType(),
                        presentation.shown().stream()
                                .map(claim -> new RecordTransaction.Claim(claim.path(), claim.value()))
                                .toList()))
                .toList();
    }

    private static Verdict withDenial(Verdict verdict, DisclosureDecision.Denied denied) {
        return with(
                verdict,
                VerdictLine.ofAll(Check.LEGAL_GROUND, Finding.FAILED, VerdictCode.NOT_PERMITTED)
                        .because(denied.code().name()));
    }

    private static Verdict with(Verdict verdict, VerdictLine line) {
        List<VerdictLine> lines = new ArrayList<>(verdict.lines());
        lines.add(line);
        return new Verdict(lines);
    }

    private static List<String> codes(Verdict verdict) {
        return verdict.lines().stream()
                .filter(line -> line.finding() == Finding.FAILED || line.finding() == Finding.UNKNOWN)
                .map(line -> line.code().name())
                .distinct()
                .toList();
    }
}
