package se.intyga.formats.sdjwt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.jose.VerifiedJws;
import se.intyga.formats.keys.CertificateChain;
import se.intyga.formats.keys.PublicJwk;
import se.intyga.formats.statuslist.StatusReference;

/// A credential whose every demanded check passed. Only this package makes one.
public final class VerifiedSdJwtVc {
    private final ObjectNode claims;
    private final Set<ClaimPath> disclosed;
    private final Optional<CertificateChain> certificateChain;
    private final Optional<PublicJwk> holderKey;
    private final boolean keyBindingChecked;
    private final List<String> transactionDataHashes;

    VerifiedSdJwtVc(
            ObjectNode claims,
            Set<ClaimPath> disclosed,
            Optional<CertificateChain> certificateChain,
            Optional<PublicJwk> holderKey,
            boolean keyBindingChecked,
            List<String> transactionDataHashes) {
        this.claims = claims;
        this.disclosed = Set.copyOf(disclosed);
        this.certificateChain = certificateChain;
        this.holderKey = holderKey;
        this.keyBindingChecked = keyBindingChecked;
        this.transactionDataHashes = List.copyOf(transactionDataHashes);
    }

    /// Everything the credential says, frame included, disclosures in place. A copy.
    public ObjectNode claims() {
        return claims.deepCopy();
    }

    public String vct() {
        return claims.path("vct").asText();
    }

    public Optional<String> issuer() {
        JsonNode iss = claims.path("iss");
        return iss.isTextual() ? Optional.of(iss.textValue()) : Optional.empty();
    }

    /// The paths that came by disclosure: safe to write down.
    public Set<ClaimPath> disclosed() {
        return disclosed;
    }

    public Optional<CertificateChain> certificateChain() {
        return certificateChain;
    }

    /// The key the credential is bound to.
    public Optional<PublicJwk> holderKey() {
        return holderKey;
    }

    /// Whether the holder proved that key here and now.
    public boolean holderBound() {
        return keyBindingChecked;
    }

    public Optional<StatusReference> status() {
        return StatusReference.parse(claims.path("status"));
    }

    public Optional<Instant> issuedAt() {
        return VerifiedJws.time(claims, "iat");
    }

    public Optional<Instant> expiresAt() {
        return VerifiedJws.time(claims, "exp");
    }

    /// `transaction_data_hashes` of the key binding, as they stand there.
    public List<String> transactionDataHashes() {
        return transactionDataHashes;
    }

    @Override
    public String toString() {
        return "VerifiedSdJwtVc[" + vct() + "]";
    }
}
