package se.intyga.issuer.client;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.Slot;
import se.intyga.issuer.shortlived.RandomToken;

/// Challenges for the proofs of wallet attestations. Good many times for a while: each proof is single use by its
/// `jti`.
@Singleton
public final class IssueChallenge {
    private final EphemeralStore store;
    private final SecureRandom random;
    private final ClientConfig config;

    public IssueChallenge(EphemeralStore store, SecureRandom random, ClientConfig config) {
        this.store = store;
        this.random = random;
        this.config = config;
    }

    public String issue(String issuer) {
        String challenge = RandomToken.next(random);
        store.putOnce(slot(issuer, challenge), new byte[] {1}, config.challengeLifetime());
        return challenge;
    }

    boolean stillGood(String issuer, String challenge) {
        return challenge.length() <= 128 && store.read(slot(issuer, challenge)).isPresent();
    }

    private static Slot slot(String issuer, String challenge) {
        return new Slot("issuer.attestation-challenge", issuer + "|" + challenge);
    }
}
