package se.intyga.eid.session;

/// A browser's session. The form token stands in every form that changes something, and is compared with
/// [BrowserSessions#formTokenMatches].
public record LoginSession(LoggedInPerson person, String formToken) {
    @Override
    public String toString() {
        return "LoginSession[hidden]";
    }
}
