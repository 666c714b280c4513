package se.intyga.formats.jose;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import java.util.Optional;
import se.intyga.formats.keys.PublicJwk;

/// Encrypts to a public key from someone's metadata (ECDH-ES, no compression).
public final class EncryptJwe {
    private EncryptJwe() {}

    /// The compact token, with the recipient's `kid` copied; nothing when the key cannot be used for this.
    public static Optional<String> encrypt(byte[] plaintext, JsonNode recipient, ContentEncryption encryption) {
        if (!"ECDH-ES".equals(recipient.path("alg").asText("ECDH-ES"))) {
            return Optional.empty();
        }
        Optional<PublicJwk> key = PublicJwk.parse(recipient);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        try {
            var header = new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, encryption.method());
            if (recipient.path("kid").isTextual()) {
                header.keyID(recipient.get("kid").textValue());
            }
            JWEObject jwe = new JWEObject(header.build(), new Payload(plaintext));
            jwe.encrypt(new ECDHEncrypter(key.get().publicKey()));
            return Optional.of(jwe.serialize());
        } catch (JOSEException e) {
            throw new IllegalStateException("encrypting to a checked key failed", e);
        }
    }
}
