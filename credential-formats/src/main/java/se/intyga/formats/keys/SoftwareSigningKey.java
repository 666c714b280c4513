package se.intyga.formats.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;

/// A signing key in this process's memory.
public final class SoftwareSigningKey implements SigningKey {
    private final PrivateKey privateKey;
    private final PublicJwk publicKey;
    private final String kid;
    private final Optional<CertificateChain> certificateChain;

    private SoftwareSigningKey(
            PrivateKey privateKey, PublicJwk publicKey, String kid, Optional<CertificateChain> certificateChain) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
        this.kid = kid;
        this.certificateChain = certificateChain;
    }

    /// A key named by its thumbprint. The chain is leaf first, without the anchor, and may be empty.
    public static SoftwareSigningKey of(KeyPair pair, List<X509Certificate> chain) {
        if (!(pair.getPublic() instanceof ECPublicKey key)) {
            throw new IllegalArgumentException("only elliptic-curve keys sign here");
        }
        PublicJwk publicKey = PublicJwk.of(key)
                .orElseThrow(() -> new IllegalArgumentException("only P-256, P-384 and P-521 sign here"));
        Optional<CertificateChain> certificates =
                chain.isEmpty() ? Optional.empty() : Optional.of(new CertificateChain(chain));
        if (certificates.isPresent() && !PublicJwk.of(certificates.get().leaf()).equals(Optional.of(publicKey))) {
            throw new IllegalArgumentException("the first certificate is not of this key");
        }
        return new SoftwareSigningKey(pair.getPrivate(), publicKey, publicKey.thumbprint(), certificates);
    }

    /// A fresh P-256 key without certificates.
    public static SoftwareSigningKey generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return of(generator.generateKeyPair(), List.of());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    /// Reads a private JWK from our own key files; `kid` is kept if present.
    public static SoftwareSigningKey fromPrivateJwk(String json) {
        try {
            ECKey key = ECKey.parse(json);
            KeyPair pair = key.toKeyPair();
            if (pair.getPrivate() == null) {
                throw new IllegalArgumentException("the key file holds no private key");
            }
            SoftwareSigningKey plain = of(pair, List.of());
            String kid = key.getKeyID();
            return kid == null
                    ? plain
                    : new SoftwareSigningKey(plain.privateKey, plain.publicKey, kid, Optional.empty());
        } catch (ParseException | JOSEException e) {
            throw new IllegalArgumentException("the key file is not an elliptic-curve JWK", withoutDetail(e));
        }
    }

    /// The private JWK, for our own key files only.
    public String toPrivateJwk() {
        return new ECKey.Builder(Curve.forECParameterSpec(publicKey.publicKey().getParams()), publicKey.publicKey())
                .privateKey(privateKey)
                .keyID(kid)
                .build()
                .toJSONString();
    }

    private static Exception withoutDetail(Exception e) {
        return new IllegalArgumentException(e.getClass().getSimpleName());
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return publicKey.algorithm();
    }

    @Override
    public String kid() {
        return kid;
    }

    @Override
    public PublicJwk publicKey() {
        return publicKey;
    }

    @Override
    public Optional<CertificateChain> certificateChain() {
        return certificateChain;
    }

    @Override
    public byte[] sign(byte[] message) {
        return algorithm().sign(privateKey, message);
    }

    @Override
    public String toString() {
        return "SoftwareSigningKey[" + kid + "]";
    }
}
