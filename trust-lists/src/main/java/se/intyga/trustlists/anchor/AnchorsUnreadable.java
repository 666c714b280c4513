package se.intyga.trustlists.anchor;

/// The anchors cannot be read as a whole, so nobody is trusted until they can. Names the file.
public final class AnchorsUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AnchorsUnreadable(String message) {
        super(message);
    }

    public AnchorsUnreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
