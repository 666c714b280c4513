package se.intyga.consent.act;

import se.intyga.consent.ledger.Code;
import se.intyga.consent.ledger.LedgerEvent;

/// The open event of the door's ledger, with what its commitment covers. For the person, and whom she shows it to.
public final class WholeEvent {
    private WholeEvent() {}

    /// Adds the recipient, purpose, ground and claims that the open event leaves out.
    public static LedgerEvent of(LedgerEvent open, Committed committed) {
        LedgerEvent.Builder whole = LedgerEvent.of(open.kind(), open.at(), open.controller(), open.correlation());
        switch (committed) {
            case ActRecord record -> {
                ActScope scope = record.act().scope();
                whole.to(scope.recipient())
                        .why(scope.purpose())
                        .onBasis(scope.recipientBasis().article())
                        .byPolicy(scope.policyVersion())
                        .because(record.act().kind().name())
                        .claims(scope.claims());
            }
            case Decline decline -> {
                decline.recipient().ifPresent(whole::to);
                decline.purpose().ifPresent(whole::why);
                whole.because(open.reasonCodes().stream().map(Code::value).toList())
                        .claims(decline.claims());
            }
        }
        return whole.digests(open.digests()).build();
    }
}
