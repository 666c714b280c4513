package se.intyga.consent.receipt;

/// What the check of a presented receipt says.
public sealed interface ReceiptOutcome {
    record Verified(Receipt receipt) implements ReceiptOutcome {}

    record Rejected(Reason reason) implements ReceiptOutcome {}

    /// Why a receipt is not believed.
    enum Reason {
        /// Not a receipt at all.
        MALFORMED,
        /// Nobody we know signs under that name.
        UNKNOWN_RELYING_PARTY,
        BAD_SIGNATURE,
        /// Leaf, proof or checkpoint do not fit, or are not from a ledger we know.
        NOT_IN_LEDGER,
        /// The facts differ from what the ledger's entry says.
        FACTS_DIFFER,
        /// The ledger's own signature over the whole receipt does not fit: id, verdict, time or signer were
        /// changed.
        SEAL_BROKEN
    }
}
