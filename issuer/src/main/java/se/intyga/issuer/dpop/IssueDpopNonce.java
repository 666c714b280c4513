package se.intyga.issuer.dpop;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.Slot;
import se.intyga.issuer.shortlived.RandomToken;

/// Nonces that DPoP proofs must carry when the operator demands it (RFC 9449, sections 8 and 9). Good many times, for a
/// while.
@Singleton
public final class IssueDpopNonce {
    private final EphemeralStore store;
    private final SecureRandom random;
    private final DpopConfig config;

    public IssueDpopNonce(EphemeralStore store, SecureRandom random, DpopConfig config) {
        this.store = store;
        this.random = random;
        this.config = config;
    }

    public String issue() {
        String nonce = RandomToken.next(random);
        store.putOnce(slot(nonce), new byte[] {1}, config.nonceLifetime());
        return nonce;
    }

    boolean stillGood(String nonce) {
        return nonce.length() <= 128 && store.read(slot(nonce)).isPresent();
    }

    private static Slot slot(String nonce) {
        return new Slot("issuer.dpop-nonce", nonce);
    }
}
