package se.intyga.eid.bankid;

/// What came of asking for an order's state.
public sealed interface CollectAnswer {
    record Pending(PendingHint hint) implements CollectAnswer {}

    record Failed(FailedHint hint) implements CollectAnswer {}

    record Complete(Completion completion) implements CollectAnswer {}

    record Rejected(BankIdError error) implements CollectAnswer {}
}
