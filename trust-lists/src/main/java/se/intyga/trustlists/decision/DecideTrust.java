package se.intyga.trustlists.decision;

import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.intyga.trustlists.anchor.AnchorFolder;
import se.intyga.trustlists.anchor.TrustRole;

/// Decides on a certificate chain by RFC 5280 and the rules on top of it.
@Singleton
public final class DecideTrust {
    private final AnchorFolder anchors;

    public DecideTrust(AnchorFolder anchors) {
        this.anchors = anchors;
    }

    /// Whether the chain leads to an anchor that speaks for the role and type.
    ///
    /// @param chain as `x5c` carries it: the leaf first, the anchor left out
    public TrustDecision decide(
            TrustRole role, Optional<String> credentialType, List<X509Certificate> chain, Instant at) {
        return new TrustDecision.Unknown("NOT_DECIDED", anchors + " has not been asked yet.");
    }
}
