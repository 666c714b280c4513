package se.intyga.consent.checkpoint;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The key that signs checkpoints now, and the public halves of those that did before.
@Singleton
public final class LedgerKeys {
    private final LedgerKey current;
    private final KeyHistory history;

    public LedgerKeys(LedgerKey current, Optional<KeyHistory> history) {
        this.current = current;
        this.history = history.orElse(KeyHistory.NONE);
        List<KeySuccession> successions = this.history.successions();
        if (!successions.isEmpty()
                && !Arrays.equals(
                        successions.getLast().to(), current.verifierKey("any").publicKey())) {
            throw new IllegalArgumentException("the ledger key is not the one that the last succession names");
        }
    }

    public static LedgerKeys only(LedgerKey key) {
        return new LedgerKeys(key, Optional.empty());
    }

    public LedgerKey current() {
        return current;
    }

    public List<KeySuccession> successions() {
        return history.successions();
    }

    /// Under this name, the current key first, then the past ones, the youngest first.
    public List<VerifierKey> verifierKeys(String name) {
        List<VerifierKey> keys = new ArrayList<>();
        keys.add(current.verifierKey(name));
        for (KeySuccession succession : history.successions().reversed()) {
            keys.add(new VerifierKey(name, succession.from()));
        }
        return List.copyOf(keys);
    }
}
