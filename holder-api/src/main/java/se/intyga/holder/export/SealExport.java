package se.intyga.holder.export;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.PasswordBasedEncrypter;
import java.nio.charset.StandardCharsets;

/// Encrypts an export under the person's own passphrase, with the algorithms that TS10 section 5 names. Who loses the
/// passphrase has lost the export: it is written down nowhere here.
final class SealExport {
    /// Shorter ones are guessed.
    static final int SHORTEST = 12;

    static final int LONGEST = 200;

    private static final int SALT_BYTES = 16;
    private static final int ITERATIONS = 600_000;

    private SealExport() {}

    static boolean takes(String passphrase) {
        return passphrase.length() >= SHORTEST && passphrase.length() <= LONGEST;
    }

    /// The compact JWE.
    static String seal(byte[] content, String contentType, String passphrase) {
        if (!takes(passphrase)) {
            throw new IllegalArgumentException("a passphrase has 12 to 200 characters");
        }
        try {
            JWEObject jwe = new JWEObject(
                    new JWEHeader.Builder(JWEAlgorithm.PBES2_HS256_A128KW, EncryptionMethod.A128GCM)
                            .contentType(contentType)
                            .build(),
                    new Payload(content));
            jwe.encrypt(
                    new PasswordBasedEncrypter(passphrase.getBytes(StandardCharsets.UTF_8), SALT_BYTES, ITERATIONS));
            return jwe.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("encrypting under a passphrase failed");
        }
    }
}
