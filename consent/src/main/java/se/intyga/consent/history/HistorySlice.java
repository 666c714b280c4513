package se.intyga.consent.history;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A part of a history, newest first.
///
/// @param next after which position it goes on; nothing when this was the end
public record HistorySlice(List<HistoryEntry> entries, Optional<HistoryPosition> next) {
    public HistorySlice {
        entries = List.copyOf(entries);
    }

    /// The first of these entries, in any order, that come after a position.
    public static HistorySlice of(Stream<HistoryEntry> any, Optional<HistoryPosition> after, int limit) {
        List<HistoryEntry> found = any.filter(
                        entry -> after.map(position -> entry.position().compareTo(position) > 0)
                                .orElse(true))
                .sorted(java.util.Comparator.comparing(HistoryEntry::position))
                .limit(limit + 1L)
                .toList();
        return found.size() <= limit
                ? new HistorySlice(found, Optional.empty())
                : new HistorySlice(
                        found.subList(0, limit),
                        Optional.of(found.get(limit - 1).position()));
    }
}
