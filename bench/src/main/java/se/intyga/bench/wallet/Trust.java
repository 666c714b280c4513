package se.intyga.bench.wallet;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;
import se.intyga.formats.keys.CertificateChain;

/// Whether a chain leads to one of the wallet's anchors.
final class Trust {
    private Trust() {}

    static boolean leadsTo(List<X509Certificate> anchors, CertificateChain chain) {
        if (anchors.isEmpty()) {
            return false;
        }
        try {
            var parameters = new PKIXParameters(anchors.stream()
                    .map(anchor -> new TrustAnchor(anchor, null))
                    .collect(Collectors.toSet()));
            parameters.setRevocationEnabled(false); // the demo authorities publish no revocation lists
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509").generateCertPath(chain.certificates()), parameters);
            return true;
        } catch (GeneralSecurityException notTrusted) {
            return false;
        }
    }
}
