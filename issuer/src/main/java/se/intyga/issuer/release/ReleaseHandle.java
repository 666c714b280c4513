package se.intyga.issuer.release;

/// Names one release step. It stands in the address of the release page and opens nothing by itself: the page
/// belongs to the first person who logs in there.
public record ReleaseHandle(String value) {
    public ReleaseHandle {
        if (!value.matches("[A-Za-z0-9_-]{20,64}")) {
            throw new IllegalArgumentException("a release handle is base64url");
        }
    }

    @Override
    public String toString() {
        return "ReleaseHandle[hidden]";
    }
}
