package se.intyga.verifier.transaction;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.Slot;
import se.intyga.verifier.VerifierConfig;

/// Transactions in flight, sealed, found by any of their three names. A transaction stays readable for a while after it
/// closed or expired, then it is gone.
@Singleton
public final class TransactionStore {
    private static final Duration READABLE_AFTERWARDS = Duration.ofHours(1);

    private final EphemeralStore store;
    private final VerifierConfig config;
    private final Clock clock;

    public TransactionStore(EphemeralStore store, VerifierConfig config, Clock clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /// A transaction as it was read; only from it can the next state be written.
    public record Kept(Transaction transaction, long version) {}

    public void begin(Transaction.Requested requested) {
        PresentationRequest request = requested.request();
        byte[] id = request.id().value().getBytes(StandardCharsets.US_ASCII);
        boolean fresh = store.putOnce(slot(request.id()), TransactionCodec.write(requested), lifetime())
                && store.putOnce(slot(request.requestId()), id, lifetime())
                && store.putOnce(slot(request.pageId()), id, lifetime());
        if (!fresh) {
            throw new IllegalStateException("a random identifier was drawn twice");
        }
    }

    public Optional<Kept> find(TransactionId id) {
        return store.read(slot(id)).map(held -> new Kept(current(TransactionCodec.read(held.value())), held.version()));
    }

    public Optional<Kept> find(RequestId id) {
        return store.read(slot(id)).flatMap(held -> find(named(held.value())));
    }

    public Optional<Kept> find(PageId id) {
        return store.read(slot(id)).flatMap(held -> find(named(held.value())));
    }

    /// Compare-and-set. False: somebody else changed the transaction meanwhile, and nothing was written.
    public boolean replace(Kept kept, Transaction next) {
        return store.replace(
                slot(kept.transaction().request().id()), kept.version(), TransactionCodec.write(next), lifetime());
    }

    private Transaction current(Transaction transaction) {
        Instant now = clock.instant();
        return transaction instanceof Transaction.Open open
                        && !now.isBefore(open.request().expiresAt())
                ? new Transaction.Expired(open.request())
                : transaction;
    }

    private Duration lifetime() {
        return config.transactionLifetime().plus(config.resultLifetime()).plus(READABLE_AFTERWARDS);
    }

    private static TransactionId named(byte[] kept) {
        return new TransactionId(new String(kept, StandardCharsets.US_ASCII));
    }

    private static Slot slot(TransactionId id) {
        return new Slot("verifier.transaction", id.value());
    }

    private static Slot slot(RequestId id) {
        return new Slot("verifier.request", id.value());
    }

    private static Slot slot(PageId id) {
        return new Slot("verifier.page", id.value());
    }
}
