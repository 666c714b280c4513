package se.intyga.formats.jose;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.PublicJwk;

/// A key for one answer: others encrypt to its public half (ECDH-ES on P-256), only we read.
public final class DecryptionKey {
    /// Longer tokens are not looked at.
    public static final int MAX_CHARS = 2 << 20;

    private final ECKey key;

    private DecryptionKey(ECKey key) {
        this.key = key;
    }

    /// A fresh key, named so that the answer can be correlated.
    public static DecryptionKey generate(String kid, SecureRandom random) {
        try {
            return new DecryptionKey(new ECKeyGenerator(Curve.P_256)
                    .keyID(kid)
                    .secureRandom(random)
                    .generate());
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    /// Reads what [#toPrivateJwk] wrote.
    public static DecryptionKey fromPrivateJwk(String json) {
        try {
            ECKey key = ECKey.parse(json);
            if (!key.isPrivate() || key.getKeyID() == null) {
                throw new IllegalArgumentException("a decryption key has a private part and a name");
            }
            return new DecryptionKey(key);
        } catch (ParseException e) {
            throw new IllegalArgumentException("not an elliptic-curve JWK");
        }
    }

    public String kid() {
        return key.getKeyID();
    }

    /// For `client_metadata.jwks`: public, with `kid`, `use` and `alg`.
    public ObjectNode publicJwk() {
        return StrictJson.object(key.toPublicJWK().toJSONString())
                .orElseThrow()
                .put("use", "enc")
                .put("alg", "ECDH-ES");
    }

    /// The private key, to be kept sealed and short.
    public String toPrivateJwk() {
        return key.toJSONString();
    }

    /// The plaintext, or why there is none. Compressed content is refused: it could grow without bound.
    public JweOutcome decrypt(String compact, Set<ContentEncryption> allowed) {
        if (compact.length() > MAX_CHARS
                || compact.chars().filter(c -> c == '.').count() != 4) {
            return new JweOutcome.Refused(JweOutcome.Reason.MALFORMED);
        }
        Optional<ObjectNode> header = headerOf(compact);
        if (header.isEmpty()) {
            return new JweOutcome.Refused(JweOutcome.Reason.MALFORMED);
        }
        ObjectNode protectedHeader = header.get();
        if (protectedHeader.has("zip")) {
            return new JweOutcome.Refused(JweOutcome.Reason.COMPRESSED);
        }
        boolean algorithms = "ECDH-ES".equals(protectedHeader.path("alg").textValue())
                && Optional.ofNullable(protectedHeader.path("enc").textValue())
                        .flatMap(ContentEncryption::named)
                        .filter(allowed::contains)
                        .isPresent();
        if (!algorithms) {
            return new JweOutcome.Refused(JweOutcome.Reason.ALGORITHM_NOT_ALLOWED);
        }
        if (protectedHeader.has("crit")
                || PublicJwk.holdsPrivateMembers(protectedHeader.path("epk"))
                || PublicJwk.parse(protectedHeader.path("epk")).isEmpty()) {
            return new JweOutcome.Refused(JweOutcome.Reason.MALFORMED);
        }
        if (protectedHeader.has("kid")
                && !kid().equals(protectedHeader.path("kid").textValue())) {
            return new JweOutcome.Refused(JweOutcome.Reason.ANOTHER_KEY);
        }
        try {
            JWEObject jwe = JWEObject.parse(compact);
            if (!JWEAlgorithm.ECDH_ES.equals(jwe.getHeader().getAlgorithm())) {
                return new JweOutcome.Refused(JweOutcome.Reason.ALGORITHM_NOT_ALLOWED);
            }
            jwe.decrypt(new ECDHDecrypter(key));
            return new JweOutcome.Decrypted(jwe.getPayload().toBytes(), protectedHeader);
        } catch (ParseException e) {
            return new JweOutcome.Refused(JweOutcome.Reason.MALFORMED);
        } catch (JOSEException | IllegalArgumentException | IllegalStateException e) {
            return new JweOutcome.Refused(JweOutcome.Reason.NOT_DECRYPTED);
        }
    }

    /// The `kid` of an encrypted token, to find the key before decrypting.
    public static Optional<String> kidOf(String compact) {
        return headerOf(compact).map(header -> header.path("kid").textValue());
    }

    private static Optional<ObjectNode> headerOf(String compact) {
        int dot = compact.indexOf('.');
        return dot < 0
                ? Optional.empty()
                : Base64Url.decode(compact.substring(0, dot)).flatMap(StrictJson::object);
    }

    @Override
    public String toString() {
        return "DecryptionKey[" + kid() + "]";
    }
}
