package se.intyga.consent.ledger;

/// The ledger's head does not fit its last signed checkpoint: someone changed the database.
public final class LedgerDamaged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LedgerDamaged(String message) {
        super(message);
    }
}
