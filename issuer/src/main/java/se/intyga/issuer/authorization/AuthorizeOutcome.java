package se.intyga.issuer.authorization;

import java.net.URI;

/// Where a browser at the authorize endpoint goes next.
sealed interface AuthorizeOutcome {
    /// To the release page; the cookie binds what comes back to this browser.
    record ToRelease(URI page, String step, String browser) implements AuthorizeOutcome {}

    /// Back to the release page: the person has not answered yet.
    record NotAnswered(URI page) implements AuthorizeOutcome {}

    /// To the wallet, with a code or an error. The address is secret until then.
    record ToWallet(String location) implements AuthorizeOutcome {
        @Override
        public String toString() {
            return "ToWallet[hidden]";
        }
    }

    /// Nowhere: there is no address that could be trusted. The person is told.
    record Stranded(Reason reason) implements AuthorizeOutcome {}

    enum Reason {
        NOT_PUSHED,
        REQUEST_UNKNOWN,
        STEP_UNKNOWN,
        ANOTHER_BROWSER
    }
}
