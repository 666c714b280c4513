package se.intyga.issuer.authorization;

import se.intyga.issuer.access.AccessGrant;

/// What became of a token request.
sealed interface TokenOutcome {
    /// The token is secret and is told once.
    record Issued(String token, AccessGrant grant) implements TokenOutcome {
        @Override
        public String toString() {
            return "Issued[" + grant + "]";
        }
    }

    record Refused(String error, String description) implements TokenOutcome {}

    /// The wallet did not say who it is, and must: `invalid_client`.
    record WalletUnknown() implements TokenOutcome {}

    /// The source of the agency does not answer; the same code may be sent again.
    record SourceUnavailable() implements TokenOutcome {}
}
