package se.intyga.formats.keys;

import com.nimbusds.jose.jwk.Curve;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Optional;

/// The signatures this house makes and accepts. There is no `none` and no shared-secret algorithm to choose by mistake.
public enum SignatureAlgorithm {
    ES256(Curve.P_256, "SHA256withECDSAinP1363Format"),
    ES384(Curve.P_384, "SHA384withECDSAinP1363Format"),
    ES512(Curve.P_521, "SHA512withECDSAinP1363Format");

    @SuppressWarnings("ImmutableEnumChecker") // a Curve is a constant, only not annotated as one
    private final Curve curve;

    private final String javaName;

    SignatureAlgorithm(Curve curve, String javaName) {
        this.curve = curve;
        this.javaName = javaName;
    }

    public static Optional<SignatureAlgorithm> named(String jose) {
        for (SignatureAlgorithm algorithm : values()) {
            if (algorithm.name().equals(jose)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    static Optional<SignatureAlgorithm> forCurve(Curve curve) {
        for (SignatureAlgorithm algorithm : values()) {
            if (algorithm.curve.equals(curve)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance(javaName);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing with " + name() + " failed", e);
        }
    }

    boolean verify(PublicKey key, byte[] message, byte[] signed) {
        int size = (curve.toECParameterSpec().getCurve().getField().getFieldSize() + 7) / 8;
        if (signed.length != 2 * size) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(javaName);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false; // a signature that cannot even be read is a wrong signature
        }
    }
}
