package se.intyga.issuer.nonce;

import jakarta.inject.Singleton;
import se.intyga.ephemeral.EphemeralStore;

/// Uses up a challenge: of many that try at the same time, on any replica, one succeeds.
@Singleton
public final class RedeemNonce {
    private final EphemeralStore store;

    public RedeemNonce(EphemeralStore store) {
        this.store = store;
    }

    public NonceOutcome redeem(String agency, Nonce nonce) {
        return store.takeOnce(NonceSlot.of(agency, nonce)).isPresent()
                ? new NonceOutcome.Redeemed()
                : new NonceOutcome.Unknown();
    }
}
