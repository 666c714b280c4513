package se.intyga.verifier.transaction;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.Slot;
import se.intyga.formats.encoding.HashAlgorithm;
import se.intyga.verifier.VerifierConfig;

/// Which browser started a transaction at our page: the first one that opened it. Against session fixation
/// (OpenID4VP 1.0, section 13.3): what the wallet's redirect carries is worth nothing in another browser.
@Singleton
public final class BrowserBinding {
    private final EphemeralStore store;
    private final TransactionStore transactions;
    private final VerifierConfig config;
    private final Clock clock;

    public BrowserBinding(EphemeralStore store, TransactionStore transactions, VerifierConfig config, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /// How a browser stands to a transaction.
    public enum Standing {
        /// It opened the page first.
        STARTED_HERE,
        STARTED_ELSEWHERE,
        /// Nobody has opened our page: the relying party shows the link itself and watches its own session.
        NEVER_OPENED
    }

    /// Binds the transaction to this browser unless another was first.
    public Standing open(PageId page, String browserSecret) {
        if (store.putOnce(slot(page), digest(browserSecret), lifetime())) {
            return Standing.STARTED_HERE;
        }
        return standing(page, browserSecret);
    }

    public Standing standing(PageId page, String browserSecret) {
        return store.read(slot(page))
                .map(held -> MessageDigest.isEqual(held.value(), digest(browserSecret))
                        ? Standing.STARTED_HERE
                        : Standing.STARTED_ELSEWHERE)
                .orElse(Standing.NEVER_OPENED);
    }

    /// Notes that the wallet's redirect came back into the browser that started.
    public void returned(PageId page) {
        for (int tries = 0; tries < 3; tries++) {
            var kept = transactions.find(page);
            if (kept.isEmpty()
                    || !(kept.get().transaction() instanceof Transaction.Verified verified)
                    || verified.returnedAt().isPresent()
                    || transactions.replace(kept.get(), verified.returned(clock.instant()))) {
                return;
            }
        }
    }

    /// Whether the result may go out. On the same device only after the redirect came back into the browser that
    /// started; if nobody opened our page, to a relying party with a return address and so a session of its own.
    public boolean releases(Transaction.Verified verified) {
        PresentationRequest request = verified.request();
        return switch (request.flow()) {
            case CROSS_DEVICE -> true;
            case SAME_DEVICE ->
                verified.returnedAt().isPresent()
                        || (request.returnAddress().isPresent()
                                && store.read(slot(request.pageId())).isEmpty());
        };
    }

    /// The response code, if the relying party learns it by asking for the state. It does where no browser can bring
    /// it: without a return address, or when the relying party showed the QR code itself. On the same device only
    /// after the redirect came back into the browser that started.
    public Optional<ResponseCode> toldByState(Transaction.Verified verified) {
        PresentationRequest request = verified.request();
        boolean told = request.returnAddress().isEmpty()
                ? request.flow() == Flow.CROSS_DEVICE || verified.returnedAt().isPresent()
                : request.flow() == Flow.CROSS_DEVICE
                        && store.read(slot(request.pageId())).isEmpty();
        return told ? Optional.of(verified.responseCode()) : Optional.empty();
    }

    private Duration lifetime() {
        return config.transactionLifetime().plus(config.resultLifetime());
    }

    private static byte[] digest(String secret) {
        return HashAlgorithm.SHA_256.digest(secret.getBytes(StandardCharsets.UTF_8));
    }

    private static Slot slot(PageId page) {
        return new Slot("verifier.browser", page.value());
    }
}
