package se.intyga.formats.jose;

import com.nimbusds.jose.EncryptionMethod;
import java.util.Optional;

/// How the content of an encrypted token is sealed.
public enum ContentEncryption {
    A128GCM,
    A256GCM;

    EncryptionMethod method() {
        return switch (this) {
            case A128GCM -> EncryptionMethod.A128GCM;
            case A256GCM -> EncryptionMethod.A256GCM;
        };
    }

    public static Optional<ContentEncryption> named(String enc) {
        for (ContentEncryption encryption : values()) {
            if (encryption.name().equals(enc)) {
                return Optional.of(encryption);
            }
        }
        return Optional.empty();
    }
}
