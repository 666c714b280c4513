package se.intyga.trustlists.decision;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.intyga.formats.keys.CertificateChain;

/// What can be seen on a chain without any anchor. Asked first, so that the answer says what is wrong.
final class CheckShape {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int MIN_RSA_BITS = 2048;
    private static final Set<Integer> CURVE_BITS = Set.of(256, 384, 521);
    private static final Set<String> SIGNATURES = Set.of(
            "SHA256withECDSA",
            "SHA384withECDSA",
            "SHA512withECDSA",
            "SHA256withRSA",
            "SHA384withRSA",
            "SHA512withRSA",
            "RSASSA-PSS");

    private CheckShape() {}

    static Optional<Refusal> refusal(List<X509Certificate> chain, Instant at) {
        if (chain.isEmpty()) {
            return Optional.of(Refusal.CHAIN_MISSING);
        }
        if (chain.size() > CertificateChain.MAX_LENGTH) {
            return Optional.of(Refusal.CHAIN_TOO_LONG);
        }
        X509Certificate leaf = chain.getFirst();
        if (selfIssued(leaf)) {
            return Optional.of(Refusal.LEAF_SELF_SIGNED);
        }
        if (leaf.getBasicConstraints() >= 0) {
            return Optional.of(Refusal.LEAF_IS_AUTHORITY);
        }
        boolean[] usage = leaf.getKeyUsage();
        if (usage == null || !usage[DIGITAL_SIGNATURE]) {
            return Optional.of(Refusal.LEAF_KEY_USAGE);
        }
        if (chain.stream().anyMatch(CheckShape::selfIssued)) {
            return Optional.of(Refusal.ANCHOR_IN_CHAIN);
        }
        for (int i = 0; i + 1 < chain.size(); i++) {
            if (!chain.get(i).getIssuerX500Principal().equals(chain.get(i + 1).getSubjectX500Principal())) {
                return Optional.of(Refusal.CHAIN_BROKEN);
            }
        }
        return chain.stream()
                .flatMap(certificate -> ofOne(certificate, at).stream())
                .findFirst();
    }

    private static Optional<Refusal> ofOne(X509Certificate certificate, Instant at) {
        if (!allowed(certificate.getPublicKey()) || !SIGNATURES.contains(certificate.getSigAlgName())) {
            return Optional.of(Refusal.KEY_NOT_ALLOWED);
        }
        if (at.isAfter(certificate.getNotAfter().toInstant())) {
            return Optional.of(Refusal.CERTIFICATE_EXPIRED);
        }
        return at.isBefore(certificate.getNotBefore().toInstant())
                ? Optional.of(Refusal.CERTIFICATE_NOT_YET_VALID)
                : Optional.empty();
    }

    private static boolean allowed(PublicKey key) {
        return switch (key) {
            case ECPublicKey ec ->
                CURVE_BITS.contains(ec.getParams().getCurve().getField().getFieldSize());
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= MIN_RSA_BITS;
            default -> false;
        };
    }

    private static boolean selfIssued(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
    }
}
