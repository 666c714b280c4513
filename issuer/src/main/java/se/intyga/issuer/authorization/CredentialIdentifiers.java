package se.intyga.issuer.authorization;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import se.intyga.issuer.shortlived.RandomToken;

/// Names for the dataset of one authorization (`credential_identifier`). Random, so that they tell nothing.
@Singleton
final class CredentialIdentifiers {
    private final SecureRandom random;

    CredentialIdentifiers(SecureRandom random) {
        this.random = random;
    }

    String next() {
        return RandomToken.next(random);
    }
}
