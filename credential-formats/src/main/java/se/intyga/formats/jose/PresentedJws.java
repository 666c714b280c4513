package se.intyga.formats.jose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.CertificateChain;
import se.intyga.formats.keys.PublicJwk;
import se.intyga.formats.keys.SignatureAlgorithm;

/// A compact signed token as it arrived: readable, and not to be believed before [#verify].
public final class PresentedJws {
    /// Longer tokens are not looked at.
    public static final int MAX_CHARS = 1 << 20;

    private final String compact;
    private final ObjectNode header;
    private final ObjectNode claims;
    private final byte[] signature;

    private PresentedJws(String compact, ObjectNode header, ObjectNode claims, byte[] signature) {
        this.compact = compact;
        this.header = header;
        this.claims = claims;
        this.signature = signature;
    }

    /// Reads three canonical base64url parts, header and payload strict JSON objects; nothing else is a token.
    public static Optional<PresentedJws> parse(String compact) {
        if (compact.length() > MAX_CHARS) {
            return Optional.empty();
        }
        String[] parts = compact.split("\\.", -1);
        if (parts.length != 3 || parts[2].isEmpty()) {
            return Optional.empty();
        }
        Optional<ObjectNode> header = Base64Url.decode(parts[0]).flatMap(StrictJson::object);
        Optional<ObjectNode> claims = Base64Url.decode(parts[1]).flatMap(StrictJson::object);
        Optional<byte[]> signature = Base64Url.decode(parts[2]);
        if (header.isEmpty() || claims.isEmpty() || signature.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PresentedJws(compact, header.get(), claims.get(), signature.get()));
    }

    /// Checks, in this order: type, algorithm, extensions, no private key, signature.
    public JwsOutcome verify(String type, Set<SignatureAlgorithm> allowed, PublicJwk key) {
        if (!type.equals(typ().orElse(null))) {
            return new JwsOutcome.Rejected(JwsRejection.WRONG_TYPE);
        }
        return verifyUntyped(allowed, key);
    }

    /// As [#verify], for the few tokens whose type is free by specification (`private_key_jwt`).
    public JwsOutcome verifyUntyped(Set<SignatureAlgorithm> allowed, PublicJwk key) {
        Optional<SignatureAlgorithm> algorithm = algorithm();
        if (algorithm.isEmpty() || !allowed.contains(algorithm.get())) {
            return new JwsOutcome.Rejected(JwsRejection.ALGORITHM_NOT_ALLOWED);
        }
        if (header.has("crit") || header.has("b64")) {
            return new JwsOutcome.Rejected(JwsRejection.UNKNOWN_EXTENSION);
        }
        if (header.has("jwk") && PublicJwk.holdsPrivateMembers(header.get("jwk"))) {
            return new JwsOutcome.Rejected(JwsRejection.PRIVATE_KEY_IN_HEADER);
        }
        if (key.algorithm() != algorithm.get()) {
            return new JwsOutcome.Rejected(JwsRejection.BAD_SIGNATURE);
        }
        byte[] signed = compact.substring(0, compact.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
        return key.verifies(signed, signature)
                ? new JwsOutcome.Verified(new VerifiedJws(header, claims, key))
                : new JwsOutcome.Rejected(JwsRejection.BAD_SIGNATURE);
    }

    public Optional<String> typ() {
        return text("typ");
    }

    public Optional<String> kid() {
        return text("kid");
    }

    /// The algorithm named in the header, if it is one of ours.
    public Optional<SignatureAlgorithm> algorithm() {
        return text("alg").flatMap(SignatureAlgorithm::named);
    }

    /// The public key in the header, if it is there and sound.
    public Optional<PublicJwk> jwk() {
        return Optional.ofNullable(header.get("jwk")).flatMap(PublicJwk::parse);
    }

    /// The certificates in the header, if they are there and readable.
    public Optional<CertificateChain> x5c() {
        return Optional.ofNullable(header.get("x5c")).flatMap(CertificateChain::parse);
    }

    /// The header, a copy.
    public ObjectNode header() {
        return header.deepCopy();
    }

    /// The payload before any check: good for finding the key, for nothing else. A copy.
    public ObjectNode unverifiedClaims() {
        return claims.deepCopy();
    }

    public String compact() {
        return compact;
    }

    private Optional<String> text(String member) {
        JsonNode value = header.get(member);
        return value != null && value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    @Override
    public String toString() {
        return "PresentedJws[hidden]";
    }
}
