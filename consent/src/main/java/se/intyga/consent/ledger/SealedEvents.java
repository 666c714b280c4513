package se.intyga.consent.ledger;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Finds the key of the person an entry is about, for checking what was sealed.
@FunctionalInterface
public interface SealedEvents {
    /// Knows no keys: sealed events count as erased.
    SealedEvents NONE = (_, _, _) -> Optional.empty();

    /// Nothing when the link or the person's key was destroyed.
    Optional<AboutPerson.Opening> opening(Handle handle, LedgerName ledger, long index);
}
