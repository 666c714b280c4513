package se.intyga.formats.sdjwt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import se.intyga.formats.jose.PresentedJws;
import se.intyga.formats.keys.CertificateChain;

/// An SD-JWT as it arrived: split, readable, and not to be believed before [VerifySdJwtVc].
public final class PresentedSdJwt {
    public static final int MAX_CHARS = 1 << 20;
    public static final int MAX_DISCLOSURES = 1000;

    private final PresentedJws issuerJwt;
    private final List<String> disclosures;
    private final Optional<PresentedJws> keyBinding;

    private PresentedSdJwt(PresentedJws issuerJwt, List<String> disclosures, Optional<PresentedJws> keyBinding) {
        this.issuerJwt = issuerJwt;
        this.disclosures = disclosures;
        this.keyBinding = keyBinding;
    }

    /// Splits the compact form; nothing when it is not one.
    public static Optional<PresentedSdJwt> parse(String compact) {
        if (compact.length() > MAX_CHARS) {
            return Optional.empty();
        }
        List<String> parts = Arrays.asList(compact.split("~", -1));
        if (parts.size() < 2 || parts.size() > MAX_DISCLOSURES + 2) {
            return Optional.empty();
        }
        Optional<PresentedJws> issuerJwt = PresentedJws.parse(parts.getFirst());
        List<String> disclosures = List.copyOf(parts.subList(1, parts.size() - 1));
        if (issuerJwt.isEmpty() || disclosures.contains("")) {
            return Optional.empty();
        }
        if (parts.getLast().isEmpty()) {
            return Optional.of(new PresentedSdJwt(issuerJwt.get(), disclosures, Optional.empty()));
        }
        return PresentedJws.parse(parts.getLast())
                .map(keyBinding -> new PresentedSdJwt(issuerJwt.get(), disclosures, Optional.of(keyBinding)));
    }

    /// The issuer's certificates, to decide on trust. Unverified.
    public Optional<CertificateChain> issuerCertificates() {
        return issuerJwt.x5c();
    }

    public PresentedJws issuerJwt() {
        return issuerJwt;
    }

    /// The type it claims to be. Unverified.
    public Optional<String> unverifiedVct() {
        return Optional.ofNullable(issuerJwt.unverifiedClaims().path("vct").textValue());
    }

    /// What it says with all disclosures in place, for the holder's own eyes; nothing when the disclosures do not fit.
    /// Unverified.
    public Optional<ObjectNode> unverifiedClaims() {
        return UnpackDisclosures.unpack(issuerJwt.unverifiedClaims(), disclosures)
                        instanceof Unpacking.Unpacked unpacked
                ? Optional.of(unpacked.claims())
                : Optional.empty();
    }

    public boolean hasKeyBinding() {
        return keyBinding.isPresent();
    }

    Optional<PresentedJws> keyBinding() {
        return keyBinding;
    }

    List<String> disclosures() {
        return disclosures;
    }

    /// Everything up to and including the last `~`: what `sd_hash` is taken of.
    String withoutKeyBinding() {
        var text = new StringBuilder(issuerJwt.compact()).append('~');
        disclosures.forEach(disclosure -> text.append(disclosure).append('~'));
        return text.toString();
    }

    @Override
    public String toString() {
        return "PresentedSdJwt[hidden]";
    }
}
