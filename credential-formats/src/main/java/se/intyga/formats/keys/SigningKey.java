package se.intyga.formats.keys;

import java.util.Optional;

/// A key that signs and never leaves its place: software now, hardware over PKCS#11 later.
public interface SigningKey {
    SignatureAlgorithm algorithm();

    /// How others name this key.
    String kid();

    PublicJwk publicKey();

    /// The certificates that speak for this key, leaf first and without the trust anchor; none for bare keys.
    Optional<CertificateChain> certificateChain();

    /// The signature in JOSE form: the two numbers, fixed length, one after the other.
    byte[] sign(byte[] message);
}
