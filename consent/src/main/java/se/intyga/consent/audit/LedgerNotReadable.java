package se.intyga.consent.audit;

/// A published ledger did not answer, or not in the form it should. That is no verdict on it.
public final class LedgerNotReadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LedgerNotReadable(String message) {
        super(message);
    }
}
