package se.intyga.consent.ledger;

import org.jspecify.annotations.Nullable;

/// The ledger's database did not take the entry.
public final class LedgerUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LedgerUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
