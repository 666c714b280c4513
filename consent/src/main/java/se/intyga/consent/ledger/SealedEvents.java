package se.intyga.consent.ledger;

import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Finds the keys of the persons that entries are about, for reading and checking what was sealed.
@FunctionalInterface
public interface SealedEvents {
    /// Knows no keys: sealed events count as erased.
    SealedEvents NONE = (_, _, _, _) -> Map.of();

    /// By index, for entries from `from` to before `end`. Without those whose link or key was destroyed.
    Map<Long, AboutPerson.Opening> openings(Handle handle, LedgerName ledger, long from, long end);

    /// Nothing when the link or the person's key was destroyed.
    default Optional<AboutPerson.Opening> opening(Handle handle, LedgerName ledger, long index) {
        return Optional.ofNullable(openings(handle, ledger, index, index + 1).get(index));
    }
}
