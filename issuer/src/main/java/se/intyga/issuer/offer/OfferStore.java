package se.intyga.issuer.offer;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.Slot;
import se.intyga.issuer.agency.IssuerConfig;
import se.intyga.issuer.shortlived.StateCodec;

/// Offers in the ephemeral store: the state by id, the secrets by id, and two names that lead to the id. All of it
/// survives a restart; only the state outlives the offer.
@Singleton
final class OfferStore {
    private static final Duration AFTERLIFE = Duration.ofDays(1);

    record Read(OfferState state, long version) {}

    private final EphemeralStore store;
    private final IssuerConfig config;

    OfferStore(EphemeralStore store, IssuerConfig config) {
        this.store = store;
        this.config = config;
    }

    void create(OfferId id, OfferState state, OfferSecrets secrets) {
        Duration lifetime = config.offerLifetime();
        byte[] name = id.value().getBytes(StandardCharsets.US_ASCII);
        boolean fresh = store.putOnce(stateSlot(id), StateCodec.write(state), lifetime.plus(AFTERLIFE))
                && store.putOnce(secretSlot(id), StateCodec.write(secrets), lifetime)
                && store.putOnce(codeSlot(state.grant(), secrets.code()), name, lifetime)
                && store.putOnce(referenceSlot(secrets.reference()), name, lifetime);
        if (!fresh) {
            throw new IllegalStateException("a random name came up twice");
        }
    }

    /// An offer that waits for a case handler: no code is made for it.
    void createWaiting(OfferId id, OfferState state, Duration lifetime) {
        if (!store.putOnce(stateSlot(id), StateCodec.write(state), lifetime.plus(AFTERLIFE))) {
            throw new IllegalStateException("a random name came up twice");
        }
    }

    /// The same, of an offer that was made before.
    boolean replaceWaiting(OfferId id, Read read, OfferState next, Duration lifetime) {
        return store.replace(stateSlot(id), read.version(), StateCodec.write(next), lifetime.plus(AFTERLIFE));
    }

    Optional<Read> state(OfferId id) {
        return store.read(stateSlot(id))
                .map(held -> new Read(StateCodec.read(held.value(), OfferState.class), held.version()));
    }

    Optional<OfferSecrets> secrets(OfferId id) {
        return store.read(secretSlot(id)).map(held -> StateCodec.read(held.value(), OfferSecrets.class));
    }

    Optional<OfferId> byCode(OfferGrant grant, String code) {
        return code.isEmpty() ? Optional.empty() : idAt(codeSlot(grant, code));
    }

    Optional<OfferId> byReference(String reference) {
        return reference.isEmpty() ? Optional.empty() : idAt(referenceSlot(reference));
    }

    /// False: somebody changed the offer in between.
    boolean replace(OfferId id, Read read, OfferState next) {
        return store.replace(
                stateSlot(id),
                read.version(),
                StateCodec.write(next),
                config.offerLifetime().plus(AFTERLIFE));
    }

    void forgetSecrets(OfferId id, OfferGrant grant, OfferSecrets secrets) {
        store.remove(secretSlot(id));
        store.remove(codeSlot(grant, secrets.code()));
        store.remove(referenceSlot(secrets.reference()));
        store.remove(triesSlot(id));
    }

    /// Counts one try with a transaction code, before it is compared.
    long countTry(OfferId id) {
        return store.increment(triesSlot(id), config.offerLifetime());
    }

    void forgetTries(OfferId id) {
        store.remove(triesSlot(id));
    }

    private Optional<OfferId> idAt(Slot slot) {
        return store.read(slot).map(held -> new OfferId(new String(held.value(), StandardCharsets.US_ASCII)));
    }

    private static Slot stateSlot(OfferId id) {
        return new Slot("issuer.offer", id.value());
    }

    private static Slot secretSlot(OfferId id) {
        return new Slot("issuer.offer-secrets", id.value());
    }

    private static Slot codeSlot(OfferGrant grant, String code) {
        return switch (grant) {
            case AUTHORIZATION_CODE -> new Slot("issuer.issuer-state", code);
            case PRE_AUTHORIZED_CODE -> new Slot("issuer.pre-authorized-code", code);
        };
    }

    private static Slot referenceSlot(String reference) {
        return new Slot("issuer.offer-reference", reference);
    }

    private static Slot triesSlot(OfferId id) {
        return new Slot("issuer.offer-tries", id.value());
    }
}
