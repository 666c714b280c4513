package se.intyga.trustlists.status;

import java.time.Instant;
import se.intyga.formats.keys.CertificateChain;
import se.intyga.formats.statuslist.StatusListToken;

/// What is remembered about one address.
sealed interface HeldList {
    /// From when on it must be asked for again.
    Instant until();

    /// A list whose signature holds. Whether its signer is trusted is asked anew each time.
    record Signed(StatusListToken token, CertificateChain signer, Instant until) implements HeldList {}

    /// There was none to be had.
    record Failed(StatusProblem code, String sentence, Instant until) implements HeldList {}
}
