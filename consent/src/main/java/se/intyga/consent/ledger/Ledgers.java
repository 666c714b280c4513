package se.intyga.consent.ledger;

import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.checkpoint.KeySuccession;
import se.intyga.consent.checkpoint.LedgerKeys;
import se.intyga.consent.checkpoint.VerifierKey;

/// All ledgers of this house.
@Singleton
public final class Ledgers {
    private final Jdbi jdbi;
    private final LedgerStore store;
    private final LedgerKeys keys;
    private final LedgerConfig config;

    public Ledgers(Jdbi jdbi, LedgerKeys keys, LedgerConfig config) {
        this.jdbi = jdbi;
        this.store = new LedgerStore();
        this.keys = keys;
        this.config = config;
    }

    /// The ledger of that name; one that nothing was appended to is empty, not absent.
    public Ledger ledger(LedgerName name) {
        return new Ledger(name, jdbi, store);
    }

    /// The names of all ledgers that something was appended to.
    public List<LedgerName> names() {
        return jdbi.withHandle(store::names);
    }

    /// All keys that sign or signed this ledger's checkpoints, the current one first.
    public List<VerifierKey> verifierKeys(LedgerName name) {
        return keys.verifierKeys(config.origin(name));
    }

    /// How the house's key was changed, for those who pinned an old one.
    public List<KeySuccession> successions() {
        return keys.successions();
    }

    /// What this ledger calls itself in checkpoints.
    public String origin(LedgerName name) {
        return config.origin(name);
    }

    /// The key to check this ledger's checkpoints with, in the form others configure.
    public VerifierKey verifierKey(LedgerName name) {
        return keys.current().verifierKey(config.origin(name));
    }
}
