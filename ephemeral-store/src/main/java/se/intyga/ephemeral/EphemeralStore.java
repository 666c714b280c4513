package se.intyga.ephemeral;

import java.time.Duration;
import java.util.Optional;

/// Short-lived protocol state that every replica shares. Each operation is atomic: of any number of callers on any
/// number of replicas exactly one wins a slot, takes it or replaces a version. An expired entry is never visible,
/// by the clock of the server that keeps it. Counters are a kind of their own: a counter and a value may carry the same
/// slot and never meet.
///
/// When the server behind it cannot be reached the operation throws, and may or may not have happened. Every doubt is
/// on the safe side: something may seem taken that nobody got, never the other way round.
public interface EphemeralStore {

    /// Keeps the value unless the slot is taken. False: it is taken already, and nothing was changed.
    boolean putOnce(Slot slot, byte[] value, Duration lifetime);

    /// The value with its version, which [#replace] wants back.
    Optional<Held> read(Slot slot);

    /// Reads and removes: of all callers at most one gets the value.
    Optional<byte[]> takeOnce(Slot slot);

    /// Compare-and-set. False: the slot is empty or holds another version by now, and nothing was changed.
    boolean replace(Slot slot, long version, byte[] next, Duration lifetime);

    /// Counts one more and returns the new count. The window starts at the first count and is not prolonged by later
    /// ones.
    long increment(Slot counter, Duration window);

    /// Removes value and counter of this slot. False: there was neither.
    boolean remove(Slot slot);
}
