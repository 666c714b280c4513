package se.intyga.consent.act;

import se.intyga.consent.ledger.LedgerEvent;

/// The open event of the door's ledger, with what its commitment covers. For the person, and whom she shows it to.
public final class WholeEvent {
    private WholeEvent() {}

    /// Adds the recipient, purpose, ground and claims that the open event leaves out.
    public static LedgerEvent of(LedgerEvent open, ActRecord record) {
        ActScope scope = record.act().scope();
        return LedgerEvent.of(open.kind(), open.at(), open.controller(), open.correlation())
                .to(scope.recipient())
                .why(scope.purpose())
                .onBasis(scope.recipientBasis().article())
                .byPolicy(scope.policyVersion())
                .because(record.act().kind().name())
                .claims(scope.claims())
                .digests(open.digests())
                .build();
    }
}
