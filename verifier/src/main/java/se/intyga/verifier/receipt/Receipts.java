package se.intyga.verifier.receipt;

import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.receipt.SignReceipt;
import se.intyga.consent.receipt.Verdict;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.Slot;
import se.intyga.openapi.BaseUrl;
import se.intyga.verifier.VerifierConfig;
import se.intyga.verifier.relyingparty.RelyingParty;

/// Receipts waiting to be fetched by the person, each at an address of its own that works once. The address is a
/// secret:
/// it is told to the wallet and the person's browser only, and never written down.
@Singleton
public final class Receipts {
    private final SignReceipt signReceipt;
    private final EphemeralStore store;
    private final VerifierConfig config;
    private final BaseUrl base;

    public Receipts(SignReceipt signReceipt, EphemeralStore store, VerifierConfig config, BaseUrl base) {
        this.signReceipt = signReceipt;
        this.store = store;
        this.config = config;
        this.base = base;
    }

    /// Signs the receipt of a disclosure with the relying party's key, keeps it under the secret for the person,
    /// and gives it back for the relying party's result: both get the same. One that lies there already stays, for
    /// it is of the same disclosure; then the two halves have the same id and facts, and differ in when they were
    /// signed.
    public String keep(String secret, EntryReference disclosed, RelyingParty relyingParty) {
        String jwt = signReceipt
                .sign(disclosed, Verdict.VERIFIED, relyingParty.accessKey())
                .jwt();
        put(secret, jwt);
        return jwt;
    }

    /// The same for a request to which nothing was given. For the person only.
    public void keepRefusal(String secret, EntryReference declined, RelyingParty relyingParty) {
        put(secret, signReceipt.signRefusal(declined, relyingParty.accessKey()).jwt());
    }

    private void put(String secret, String jwt) {
        store.putOnce(slot(secret), jwt.getBytes(StandardCharsets.US_ASCII), config.resultLifetime());
    }

    public URI address(String secret) {
        return base.resolve("/verifier/receipts/" + secret);
    }

    /// Whether it has not been fetched yet.
    public boolean waits(String secret) {
        return store.read(slot(secret)).isPresent();
    }

    /// The receipt, to one caller only.
    Optional<byte[]> take(String secret) {
        return store.takeOnce(slot(secret));
    }

    private static Slot slot(String secret) {
        return new Slot("verifier.receipt", secret);
    }
}
