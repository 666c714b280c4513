package se.intyga.issuer.nonce;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.issuer.shortlived.ProtocolLimits;
import se.intyga.issuer.shortlived.RandomToken;

/// Hands out challenges of an agency.
@Singleton
public final class IssueNonce {
    private final EphemeralStore store;
    private final SecureRandom random;
    private final ProtocolLimits limits;

    public IssueNonce(EphemeralStore store, SecureRandom random, ProtocolLimits limits) {
        this.store = store;
        this.random = random;
        this.limits = limits;
    }

    public Nonce issue(String agency) {
        Nonce nonce = new Nonce(RandomToken.next(random));
        if (!store.putOnce(NonceSlot.of(agency, nonce), new byte[] {1}, limits.nonce())) {
            throw new IllegalStateException("the same 256 random bits came twice");
        }
        return nonce;
    }
}
