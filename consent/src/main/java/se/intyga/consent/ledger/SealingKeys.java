package se.intyga.consent.ledger;

import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Finds the keys that persons' entries are sealed under, and makes those that are not there.
@FunctionalInterface
public interface SealingKeys {
    /// Each person's key for that ledger, all in one reading. Asked in the transaction that holds the ledger's row, so
    /// that no erasure comes between a key and what it seals.
    Map<AboutPerson, AboutPerson.Sealing> sealings(Handle handle, LedgerName ledger, Set<AboutPerson> persons);
}
