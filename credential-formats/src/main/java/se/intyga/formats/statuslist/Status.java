package se.intyga.formats.statuslist;

/// A value in a status list (draft-ietf-oauth-status-list, section 7). Values past these are reserved or the
/// application's own.
public record Status(int value) {
    public static final Status VALID = new Status(0);
    /// Final: never taken back.
    public static final Status INVALID = new Status(1);
    /// May become valid again.
    public static final Status SUSPENDED = new Status(2);

    public Status {
        if (value < 0 || value > 255) {
            throw new IllegalArgumentException("a status fits in a byte");
        }
    }
}
