package se.intyga.issuer.nonce;

import se.intyga.ephemeral.Slot;

final class NonceSlot {
    private NonceSlot() {}

    static Slot of(String agency, Nonce nonce) {
        return new Slot("issuer.nonce", agency + "|" + nonce.value());
    }
}
