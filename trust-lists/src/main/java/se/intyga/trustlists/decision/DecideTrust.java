package se.intyga.trustlists.decision;

import jakarta.inject.Singleton;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.intyga.trustlists.anchor.Anchor;
import se.intyga.trustlists.anchor.AnchorFolder;
import se.intyga.trustlists.anchor.AnchorsUnreadable;
import se.intyga.trustlists.anchor.TrustAnchors;
import se.intyga.trustlists.anchor.TrustRole;

/// Decides on a certificate chain by RFC 5280 path validation and the rules on top of it: leaf first, no anchor among
/// them, a leaf that is neither self-signed nor an authority's and may sign, accepted keys only. Certificates are not
/// yet asked about revocation (docs/decisions/0032).
@Singleton
public final class DecideTrust {
    private final AnchorFolder folder;

    public DecideTrust(AnchorFolder folder) {
        this.folder = folder;
    }

    /// Whether the chain leads to an anchor that speaks for the role and type.
    ///
    /// @param chain as `x5c` carries it: the leaf first, the anchor left out
    public TrustDecision decide(
            TrustRole role, Optional<String> credentialType, List<X509Certificate> chain, Instant at) {
        TrustAnchors anchors;
        try {
            anchors = folder.current();
        } catch (AnchorsUnreadable e) {
            return new TrustDecision.Unknown(
                    "ANCHORS_UNREADABLE", "The operator's trust anchors cannot be read now; nobody is trusted.");
        }
        Optional<Refusal> shape = CheckShape.refusal(chain, at);
        if (shape.isPresent()) {
            return shape.get().decision();
        }
        List<Anchor> inRole = anchors.inRole(role);
        if (inRole.isEmpty()) {
            return Refusal.NO_ANCHORS.decision();
        }
        if (inRole.stream().anyMatch(anchor -> chain.contains(anchor.certificate()))) {
            return Refusal.ANCHOR_IN_CHAIN.decision();
        }
        List<Anchor> behind =
                inRole.stream().filter(anchor -> leadsTo(anchor, chain, at)).toList();
        return among(behind, credentialType, at);
    }

    private static TrustDecision among(List<Anchor> behind, Optional<String> credentialType, Instant at) {
        if (behind.isEmpty()) {
            return Refusal.NO_PATH.decision();
        }
        List<Anchor> speaking = behind.stream()
                .filter(anchor -> anchor.speaksFor(credentialType))
                .toList();
        if (speaking.isEmpty()) {
            return Refusal.NOT_FOR_TYPE.decision();
        }
        return speaking.stream()
                .filter(anchor -> holds(anchor, at))
                .findFirst()
                .<TrustDecision>map(anchor -> new TrustDecision.Trusted(anchor.name()))
                .orElseGet(Refusal.ANCHOR_EXPIRED::decision);
    }

    /// RFC 5280 does not look at an anchor's own validity; we do.
    private static boolean holds(Anchor anchor, Instant at) {
        return !at.isBefore(anchor.certificate().getNotBefore().toInstant())
                && !at.isAfter(anchor.certificate().getNotAfter().toInstant());
    }

    private static boolean leadsTo(Anchor anchor, List<X509Certificate> chain, Instant at) {
        try {
            var parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor.certificate(), null)));
            parameters.setDate(Date.from(at));
            parameters.setRevocationEnabled(false);
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), parameters);
            return true;
        } catch (CertPathValidatorException | CertificateException e) {
            return false;
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
            throw new IllegalStateException("every Java platform validates paths", e);
        }
    }
}
