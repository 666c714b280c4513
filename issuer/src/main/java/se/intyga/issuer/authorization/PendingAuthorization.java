package se.intyga.issuer.authorization;

/// An authorization between the browser's arrival and its return from the release page, as it lies in the short-lived
/// store.
///
/// @param browser what the cookie of the browser that began must hold; secret
/// @param release names the release step
/// @param page    where the person answers
record PendingAuthorization(PushedRequest request, String browser, String release, String page) {
    @Override
    public String toString() {
        return "PendingAuthorization[" + request + "]";
    }
}
