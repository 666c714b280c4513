package se.intyga.formats.sdjwt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import se.intyga.formats.keys.PublicJwk;
import se.intyga.formats.statuslist.StatusReference;

/// What an SD-JWT VC will say: claims that the holder may show one by one, and the frame that is always visible.
public record SdJwtVcTemplate(
        String vct,
        ObjectNode claims,
        Instant issuedAt,
        Instant expiresAt,
        Optional<Instant> notBefore,
        Optional<String> issuer,
        Optional<PublicJwk> holderKey,
        Optional<StatusReference> status,
        Optional<String> vctIntegrity,
        int decoys) {
    /// Names that belong to the frame and can never be disclosed selectively (SD-JWT VC, section 3.2.2.2), or to the
    /// mechanics.
    static final Set<String> FRAME = Set.of("iss", "nbf", "exp", "cnf", "vct", "vct#integrity", "aka_vcts", "status");

    private static final Set<String> MECHANICS = Set.of("_sd", "_sd_alg", "...", "iat");

    public SdJwtVcTemplate {
        if (vct.isBlank()) {
            throw new IllegalArgumentException("a credential has a type");
        }
        if (!expiresAt.isAfter(issuedAt)) {
            throw new IllegalArgumentException("a credential expires after it is issued");
        }
        if (decoys < 0 || decoys > 64) {
            throw new IllegalArgumentException("0 to 64 decoys");
        }
        claims.fieldNames().forEachRemaining(name -> {
            if (FRAME.contains(name) || MECHANICS.contains(name)) {
                throw new IllegalArgumentException("the claim name " + name + " belongs to the frame");
            }
        });
        claims = claims.deepCopy();
    }

    /// A template without holder key, status and issuer name; the issuer is known by its certificate.
    public static SdJwtVcTemplate of(String vct, ObjectNode claims, Instant issuedAt, Instant expiresAt) {
        return new SdJwtVcTemplate(
                vct,
                claims,
                issuedAt,
                expiresAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    public SdJwtVcTemplate validFrom(Instant from) {
        return new SdJwtVcTemplate(
                vct, claims, issuedAt, expiresAt, Optional.of(from), issuer, holderKey, status, vctIntegrity, decoys);
    }

    public SdJwtVcTemplate issuedBy(String iss) {
        return new SdJwtVcTemplate(
                vct, claims, issuedAt, expiresAt, notBefore, Optional.of(iss), holderKey, status, vctIntegrity, decoys);
    }

    public SdJwtVcTemplate boundTo(PublicJwk key) {
        return new SdJwtVcTemplate(
                vct, claims, issuedAt, expiresAt, notBefore, issuer, Optional.of(key), status, vctIntegrity, decoys);
    }

    public SdJwtVcTemplate withStatus(StatusReference reference) {
        return new SdJwtVcTemplate(
                vct,
                claims,
                issuedAt,
                expiresAt,
                notBefore,
                issuer,
                holderKey,
                Optional.of(reference),
                vctIntegrity,
                decoys);
    }

    /// The subresource-integrity value of the type metadata (`sha256-…`).
    public SdJwtVcTemplate withVctIntegrity(String integrity) {
        return new SdJwtVcTemplate(
                vct, claims, issuedAt, expiresAt, notBefore, issuer, holderKey, status, Optional.of(integrity), decoys);
    }

    /// Digests that stand for nothing, so that the number of claims stays hidden.
    public SdJwtVcTemplate withDecoys(int count) {
        return new SdJwtVcTemplate(
                vct, claims, issuedAt, expiresAt, notBefore, issuer, holderKey, status, vctIntegrity, count);
    }

    @Override
    public String toString() {
        return "SdJwtVcTemplate[" + vct + "]";
    }
}
