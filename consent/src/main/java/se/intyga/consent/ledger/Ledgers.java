package se.intyga.consent.ledger;

import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.checkpoint.LedgerKey;
import se.intyga.consent.checkpoint.VerifierKey;

/// All ledgers of this house.
@Singleton
public final class Ledgers {
    private final Jdbi jdbi;
    private final LedgerStore store;
    private final LedgerKey key;
    private final LedgerConfig config;

    Ledgers(Jdbi jdbi, LedgerStore store, LedgerKey key, LedgerConfig config) {
        this.jdbi = jdbi;
        this.store = store;
        this.key = key;
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

    /// The key to check this ledger's checkpoints with, in the form others configure.
    public VerifierKey verifierKey(LedgerName name) {
        return key.verifierKey(config.origin(name));
    }
}
