package se.intyga.trustlists.status;

import java.time.Instant;
import java.util.Optional;

/// What a status list says about one credential, when it was asked, and how old the list is.
public sealed interface StatusAnswer {
    Instant checkedAt();

    /// When the issuer signed the list that answered.
    Optional<Instant> listIssuedAt();

    record Valid(Instant checkedAt, Optional<Instant> listIssuedAt) implements StatusAnswer {}

    /// Final.
    record Invalid(Instant checkedAt, Optional<Instant> listIssuedAt) implements StatusAnswer {}

    /// Reversible; not valid now.
    record Suspended(Instant checkedAt, Optional<Instant> listIssuedAt) implements StatusAnswer {}

    /// Not known. Never to be read as valid.
    record Unknown(StatusProblem code, String sentence, Instant checkedAt, Optional<Instant> listIssuedAt)
            implements StatusAnswer {}
}
