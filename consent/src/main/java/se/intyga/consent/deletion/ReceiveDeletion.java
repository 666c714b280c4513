package se.intyga.consent.deletion;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import se.intyga.consent.ledger.AppendEntry;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.WithEntry;
import se.intyga.consent.receipt.Receipt;
import se.intyga.consent.receipt.ReceiptKind;
import se.intyga.consent.receipt.ReceiptOutcome;
import se.intyga.consent.receipt.VerifyReceipt;

/// Takes a deletion request that a receipt proves, and lets the relying party answer it. Whoever holds the receipt may
/// ask: it went to the person and to nobody else.
@Singleton
public final class ReceiveDeletion {
    private static final int MOST = 100;

    private final VerifyReceipt verifyReceipt;
    private final DeletionRequests requests;
    private final AppendEntry append;
    private final Clock clock;

    ReceiveDeletion(VerifyReceipt verifyReceipt, DeletionRequests requests, AppendEntry append, Clock clock) {
        this.verifyReceipt = verifyReceipt;
        this.requests = requests;
        this.append = append;
        this.clock = clock;
    }

    /// How it stands; nothing when this is no receipt of a disclosure to a relying party here.
    public Optional<DeletionRequest> receive(String receiptJwt) {
        return switch (verifyReceipt.verify(receiptJwt)) {
            case ReceiptOutcome.Rejected _ -> Optional.empty();
            case ReceiptOutcome.Verified(Receipt receipt) ->
                isDisclosure(receipt) ? Optional.of(received(receipt)) : Optional.empty();
        };
    }

    /// A person has receipts of other things too: of what an agency released to her, of what she approved. Nobody
    /// could delete anything on the strength of those.
    private static boolean isDisclosure(Receipt receipt) {
        return receipt.kind() == ReceiptKind.DISCLOSURE
                && receipt.entry()
                        .ledger()
                        .equals(LedgerName.ofRelyingParty(
                                receipt.recipient().id().value()));
    }

    private DeletionRequest received(Receipt receipt) {
        String relyingParty = receipt.recipient().id().value();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        DeletionRequest request = new DeletionRequest(
                receipt.id(),
                relyingParty,
                receipt.event().correlation(),
                receipt.at(),
                receipt.claimPaths().stream().map(Object::toString).toList(),
                now,
                DeletionRequest.State.RECEIVED,
                Optional.empty());
        LedgerEvent asked = LedgerEvent.of(
                        EventKind.DELETION_REQUESTED, now, receipt.recipient(), request.transaction())
                .to(receipt.recipient())
                .claims(receipt.claimPaths())
                .build();
        // One commit: the request stands in the list and in the ledger, or in neither and can be sent again.
        var _ = append.appendWith(LedgerName.ofRelyingParty(relyingParty), asked, new WithEntry() {
            @Override
            public boolean takes(Handle handle) {
                return requests.add(handle, request);
            }

            @Override
            public void keeps(Handle handle, EntryReference entry) {
                // the row names the receipt, and the receipt its entry
            }
        });
        return requests.find(relyingParty, receipt.id()).orElse(request);
    }

    /// A relying party's own, at most 100: open ones first, the oldest of them on top, then the last it answered.
    public List<DeletionRequest> of(String relyingParty) {
        return requests.of(relyingParty, MOST);
    }

    /// Whether the answer was the one that counts. Another relying party's request is like one that never was.
    public boolean answer(String relyingParty, String receiptId, DeletionRequest.State state, String answer) {
        if (state == DeletionRequest.State.RECEIVED || !DeletionRequest.isAnswer(answer)) {
            throw new IllegalArgumentException("an answer is DONE or REFUSED, with plain words");
        }
        return requests.answer(relyingParty, receiptId, state, answer);
    }
}
