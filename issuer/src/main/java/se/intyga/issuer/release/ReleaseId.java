package se.intyga.issuer.release;

/// Names one released dataset while it waits to be issued. Random; known to the server only.
public record ReleaseId(String value) {
    @Override
    public String toString() {
        return "ReleaseId[hidden]";
    }
}
