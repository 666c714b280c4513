package se.intyga.eid.bankid;

/// What came of starting an identification.
public sealed interface AuthAnswer {
    record Ordered(Order order) implements AuthAnswer {}

    record Rejected(BankIdError error) implements AuthAnswer {}
}
