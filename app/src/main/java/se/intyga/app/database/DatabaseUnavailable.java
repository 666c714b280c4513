package se.intyga.app.database;

/// The database cannot be reached or started. The message says which and what to do, without user or password.
public final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
