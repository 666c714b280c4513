package se.intyga.formats.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Optional;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.encoding.HashAlgorithm;
import se.intyga.formats.json.StrictJson;

/// A public elliptic-curve key (P-256, P-384 or P-521) that lies on its curve. Holds no other members: `kid`, `use` and
/// `alg` are the reader's business.
public final class PublicJwk {
    /// Members that would make a key private or secret (RFC 7518, section 6).
    private static final List<String> PRIVATE_MEMBERS = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    private final ECKey key;
    private final SignatureAlgorithm algorithm;

    private PublicJwk(ECKey key, SignatureAlgorithm algorithm) {
        this.key = key;
        this.algorithm = algorithm;
    }

    /// Whether the object carries a private or secret member; such a token is refused whole.
    public static boolean holdsPrivateMembers(JsonNode jwk) {
        return PRIVATE_MEMBERS.stream().anyMatch(jwk::has);
    }

    /// The key, unless it is of another type, not on its curve, written in a non-canonical way, or private.
    public static Optional<PublicJwk> parse(JsonNode jwk) {
        if (!jwk.isObject()
                || holdsPrivateMembers(jwk)
                || !"EC".equals(jwk.path("kty").textValue())
                || !jwk.path("crv").isTextual()
                || !jwk.path("x").isTextual()
                || !jwk.path("y").isTextual()) {
            return Optional.empty();
        }
        Curve curve = Curve.parse(jwk.get("crv").textValue());
        Optional<SignatureAlgorithm> algorithm = SignatureAlgorithm.forCurve(curve);
        if (algorithm.isEmpty()) {
            return Optional.empty();
        }
        int size = (curve.toECParameterSpec().getCurve().getField().getFieldSize() + 7) / 8;
        String x = jwk.get("x").textValue();
        String y = jwk.get("y").textValue();
        if (Base64Url.decode(x).filter(bytes -> bytes.length == size).isEmpty()
                || Base64Url.decode(y).filter(bytes -> bytes.length == size).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PublicJwk(
                    new ECKey.Builder(curve, new Base64URL(x), new Base64URL(y)).build(), algorithm.get()));
        } catch (IllegalStateException | IllegalArgumentException e) {
            return Optional.empty(); // not a point of the curve
        }
    }

    /// The key of a certificate, unless it is of a kind this house does not use.
    public static Optional<PublicJwk> of(X509Certificate certificate) {
        return certificate.getPublicKey() instanceof ECPublicKey key ? of(key) : Optional.empty();
    }

    public static Optional<PublicJwk> of(ECPublicKey key) {
        Curve curve = Curve.forECParameterSpec(key.getParams());
        if (curve == null) {
            return Optional.empty();
        }
        return SignatureAlgorithm.forCurve(curve)
                .map(algorithm -> new PublicJwk(new ECKey.Builder(curve, key).build(), algorithm));
    }

    /// The signature algorithm that goes with the curve.
    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    public boolean verifies(byte[] message, byte[] signature) {
        return algorithm.verify(publicKey(), message, signature);
    }

    public ECPublicKey publicKey() {
        try {
            return key.toECPublicKey();
        } catch (JOSEException e) {
            throw new IllegalStateException("the key was checked when it was read", e);
        }
    }

    /// RFC 7638 with SHA-256, base64url: the `jkt` of DPoP and our `kid` of last resort.
    public String thumbprint() {
        return HashAlgorithm.SHA_256.digestOf("{\"crv\":\"" + key.getCurve().getName() + "\",\"kty\":\"EC\",\"x\":\""
                + key.getX() + "\",\"y\":\"" + key.getY() + "\"}");
    }

    /// `kty`, `crv`, `x`, `y` and nothing else; a fresh object that the caller may extend.
    public ObjectNode toJson() {
        return StrictJson.newObject()
                .put("kty", "EC")
                .put("crv", key.getCurve().getName())
                .put("x", key.getX().toString())
                .put("y", key.getY().toString());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicJwk jwk && jwk.thumbprint().equals(thumbprint());
    }

    @Override
    public int hashCode() {
        return thumbprint().hashCode();
    }

    @Override
    public String toString() {
        return "PublicJwk[" + thumbprint() + "]";
    }
}
