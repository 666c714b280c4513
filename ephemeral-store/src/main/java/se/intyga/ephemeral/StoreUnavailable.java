package se.intyga.ephemeral;

/// The server behind the store did not answer, or not in time. The operation may or may not have happened; see
/// [EphemeralStore] for why both are safe.
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreUnavailable(String server, Throwable cause) {
        super(server + " cannot be used", cause);
    }
}
